package dev.poolscope.client.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.HostSettings;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.kernel.PeerEnds;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.VirtualThreads;
import dev.poolscope.trace.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Who is said to have closed a connection first, where nobody has read what the peer sent.
@SuppressWarnings("NullAway.Init") // The sockets are made before each test.
class ClosedFirstTest {
  private static final HostKey KEY = new HostKey("127.0.0.1:80");
  private static final Scheduler NO_DELAYS =
      (_, _) -> {
        throw new AssertionError("nothing is delayed here");
      };

  private final Recorder recorder = new Recorder();
  private final VirtualThreads threads =
      new VirtualThreads(
          (_, e) -> {
            throw new AssertionError(e);
          });
  private CountingSocket client;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    ClientContext context =
        new ClientContext(
            EventSink.NONE,
            SystemTicker.INSTANCE,
            NO_DELAYS,
            threads,
            Map.of(KEY, "a"),
            AllowedHosts.THIS_MACHINE,
            List.of(),
            new HostSettings(Map.of(), Map.of()));
    client =
        new CountingSocket(
            recorder,
            new DialFaults(context, KEY, new DialFaults.OfAllHosts()),
            AllowedHosts.THIS_MACHINE,
            threads);
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      client.dial(listening.getLocalSocketAddress(), 0);
      server = listening.accept();
    }
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void theClientWhereThePeerIsOpen() throws IOException {
    client.close();
    assertThat(recorder.by).isEqualTo(ClosedBy.CLIENT);
  }

  @Test
  void theClientThatReadsNoFurtherItself() throws IOException {
    client.shutdownInput();
    assertThat(client.getInputStream().read()).isEqualTo(-1);
    client.close();
    assertThat(recorder.by).isEqualTo(ClosedBy.CLIENT);
    assertThat(recorder.peerClosed).isFalse();
  }

  @Test
  void theClientWhoseEndThePeerAnswersWithItsOwn() throws IOException {
    client.shutdownOutput();
    assertThat(server.getInputStream().read()).isEqualTo(-1);
    server.close();
    assertThat(client.getInputStream().read()).isEqualTo(-1);
    client.close();
    assertThat(recorder.by).isEqualTo(ClosedBy.CLIENT);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thePeerWhoseLastBytesNobodyRead() throws IOException {
    server.getOutputStream().write(new byte[10]);
    server.close();
    awaitEnd();
    client.close();
    assertThat(recorder.by).isEqualTo(ClosedBy.SERVER);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thePeerWhoseEndTheWaitingThreadHasNotSeen() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    try (SocketChannel channel = SocketChannel.open()) {
      CountingInput input = new CountingInput(channel, recorder, threads);
      input.start(new HeldStream(waits, goesOn));
      input.watch(true);
      assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
      server.close();
      awaitEnd();
      assertThat(input.peerClosedFirst(true, ends())).isTrue();
    } finally {
      goesOn.countDown();
    }
  }

  private PeerEnds ends() {
    return new PeerEnds(
        (InetSocketAddress) client.getLocalSocketAddress(),
        (InetSocketAddress) client.getRemoteSocketAddress());
  }

  private void awaitEnd() {
    long begun = System.nanoTime();
    while (!ends().haveArrived()) {
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(30));
      Thread.onSpinWait();
    }
  }

  /// Begins to read, and does not see what comes until it may go on.
  private static final class HeldStream extends InputStream {
    private final CountDownLatch waits;
    private final CountDownLatch goesOn;

    HeldStream(CountDownLatch waits, CountDownLatch goesOn) {
      this.waits = waits;
      this.goesOn = goesOn;
    }

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      waits.countDown();
      try {
        goesOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return -1;
    }
  }

  private static final class Recorder implements SocketListener {
    private volatile @Nullable ClosedBy by;
    private volatile boolean peerClosed;

    @Override
    public void dialStarted() {}

    @Override
    public void dialFailed(IOException cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void connected(int localPort, String remote) {}

    @Override
    public void writing() {}

    @Override
    public void reading() {}

    @Override
    public void bytesRead(byte[] buffer, int offset, int count) {}

    @Override
    public void unexpectedBytes(byte[] start) {}

    @Override
    public void peerClosed() {
      peerClosed = true;
    }

    @Override
    public void closing() {}

    @Override
    public void closed(ClosedBy side, long bytesOut, long bytesIn) {
      by = side;
    }
  }
}
