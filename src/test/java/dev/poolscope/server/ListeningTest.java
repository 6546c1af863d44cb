package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Sample;
import dev.poolscope.time.Soon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class ListeningTest {
  /// Long enough for an answer over loopback to come, were there one.
  private static final int SHORT_MILLIS = 150;

  /// When a response is due that is under way as the server vanishes; long enough for that to be
  /// sooner on a busy machine.
  private static final int DUE_MILLIS = 1500;

  /// Of the kernel's, for a socket whose SYN has no answer, in `/proc/net/tcp`.
  private static final String SYN_SENT = "02";

  @RegisterExtension private final ServerFixture fixture = new ServerFixture(false);

  @Test
  void refusesNewConnectionsWhileOthersGoOn() throws Exception {
    try (RawClient client = fixture.connect()) {
      client.get();
      listen(Listening.REFUSE);

      assertThatThrownBy(fixture::connect).isInstanceOf(ConnectException.class);
      assertThat(client.get()).endsWith("Poolscope ");

      listen(Listening.ON);
      try (RawClient other = fixture.connect()) {
        assertThat(other.get()).endsWith("Poolscope ");
        assertThat(client.get()).endsWith("Poolscope ");
      }
    }
    assertThat(fixture.server().counts().accepted()).isEqualTo(2);
  }

  @Test
  void saysThatItsPortWasTakenWhileItRefused() throws Exception {
    listen(Listening.REFUSE);
    Sample same = Sample.DEFAULT.with("port", fixture.server().port());
    try (SampleServer _ = SampleServer.start(same, 1, fixture.scheduler())) {
      assertThatThrownBy(() -> listen(Listening.ON))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "the sample server on port %d cannot be on: another program has taken the port"
                  + " meanwhile; end it",
              same.port());
    }
    listen(Listening.ON);
    try (RawClient client = fixture.connect()) {
      assertThat(client.get()).endsWith("Poolscope ");
    }
  }

  @Test
  void closesWhatIsOpenWhenItStops() throws Exception {
    try (RawClient idle = fixture.connect();
        RawClient busy = fixture.connect()) {
      idle.get();
      fixture.server().behave(Sample.DEFAULT.with("delay", slow()));
      busy.send(RawClient.GET);
      Soon.holds(() -> fixture.server().counts().requests() == 2);
      listen(Listening.OFF);

      assertThat(idle.read()).isEqualTo(-1);
      assertThat(busy.read()).isEqualTo(-1);
      assertThatThrownBy(fixture::connect).isInstanceOf(ConnectException.class);
      Soon.holds(() -> fixture.server().counts().open() == 0);

      listen(Listening.ON);
      try (RawClient other = fixture.connect()) {
        assertThat(other.get()).endsWith("Poolscope ");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSE", "OFF"})
  void canBeUnreachableFromTheStart(Listening listening) throws Exception {
    Sample unreachable = Sample.DEFAULT.with("listening", listening);
    try (SampleServer server = SampleServer.start(unreachable, 1, fixture.scheduler())) {
      assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(ConnectException.class);
      server.behave(Sample.DEFAULT);
      try (RawClient client = new RawClient(server.port())) {
        assertThat(client.get()).endsWith("Poolscope ");
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesDialsWithoutAnAnswerUntilItIsBack() throws Exception {
    List<SocketChannel> dials = new ArrayList<>();
    try {
      listen(Listening.BLACK_HOLE);
      for (int i = 0; i < 20; i++) {
        dials.add(dial());
      }
      assertThat(kernelStates()).hasSize(20).containsOnly(SYN_SENT);
      assertThatThrownBy(this::connectShortly).isInstanceOf(SocketTimeoutException.class);
      assertThat(kernelStates()).as("what was filled in has left no socket").hasSize(20);

      listen(Listening.ON);
      // The kernel asks again a second after the first time.
      for (SocketChannel dial : dials) {
        Soon.holds(() -> isConnected(dial));
      }
      Soon.holds(() -> fixture.server().counts().open() == 20);
      assertThat(fixture.server().counts().accepted()).isEqualTo(20);
    } finally {
      for (SocketChannel dial : dials) {
        dial.close();
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void neitherReadsNorAnswersNorClosesInABlackHole() throws Exception {
    Sample slow =
        Sample.DEFAULT
            .with("delay", new Delay.Fixed(Duration.ofMillis(DUE_MILLIS)))
            .with("idleTimeout", Duration.ofMillis(50));
    try (RawClient idle = fixture.connect();
        RawClient waiting = fixture.connect()) {
      idle.get();
      fixture.server().behave(slow.with("idleTimeout", Duration.ZERO));
      waiting.send(RawClient.GET);
      Soon.holds(() -> fixture.server().counts().requests() == 2);
      fixture.server().behave(slow.with("listening", Listening.BLACK_HOLE));
      idle.send(RawClient.GET);

      assertThatNothingComes(idle, SHORT_MILLIS);
      assertThatNothingComes(waiting, DUE_MILLIS + SHORT_MILLIS);
      assertThat(fixture.server().counts().requests()).isEqualTo(2);

      fixture.server().behave(Sample.DEFAULT);
      assertThat(waiting.response()).endsWith("Poolscope ");
      assertThat(idle.response()).endsWith("Poolscope ");
      assertThat(waiting.get()).endsWith("Poolscope ");
      assertThat(fixture.server().counts().requests()).isEqualTo(4);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void stopsInTheMiddleOfABody() throws Exception {
    int bytes = 20_000_000;
    fixture.server().behave(Sample.DEFAULT.with("bodyBytes", bytes));
    try (RawClient client = fixture.connectWithWindow(4096)) {
      client.send(RawClient.GET).head();
      fixture.server().behave(Sample.DEFAULT.with("listening", Listening.BLACK_HOLE));
      long before = readUntilNothingComes(client);
      assertThat(before).isLessThan(bytes);

      listen(Listening.ON);
      assertThat(before + client.socket().getInputStream().readNBytes(bytes - (int) before).length)
          .isEqualTo(bytes);
      assertThat(client.get()).endsWith("Poolscope ");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesWhoWaitedWhenTheHostIsBackWithoutTheServer() throws Exception {
    listen(Listening.BLACK_HOLE);
    try (SocketChannel dial = dial()) {
      listen(Listening.OFF);

      Soon.holds(() -> isRefused(dial));
    }
    listen(Listening.BLACK_HOLE);
    try (SocketChannel dial = dial()) {
      assertThat(kernelStates()).containsExactly(SYN_SENT);
      listen(Listening.ON);
      Soon.holds(() -> isConnected(dial));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void closesWhileItIsABlackHole() throws Exception {
    try (RawClient client = fixture.connect()) {
      client.get();
      listen(Listening.BLACK_HOLE);
      client.send(RawClient.GET);
      fixture.server().close();
      Soon.holds(() -> fixture.server().counts().open() == 0);
    }
  }

  private void listen(Listening listening) {
    fixture.server().behave(Sample.DEFAULT.with("listening", listening));
  }

  private static Delay slow() {
    return new Delay.Fixed(Duration.ofHours(1));
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), fixture.server().port());
  }

  /// A dial that nobody waits for.
  private SocketChannel dial() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(address());
    return channel;
  }

  private void connectShortly() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address(), SHORT_MILLIS);
    }
  }

  private static boolean isConnected(SocketChannel dial) {
    try {
      return dial.finishConnect();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isRefused(SocketChannel dial) {
    try {
      dial.finishConnect();
      return false;
    } catch (IOException e) {
      return e instanceof ConnectException;
    }
  }

  private static void assertThatNothingComes(RawClient client, int millis) throws IOException {
    int patience = client.socket().getSoTimeout();
    client.socket().setSoTimeout(millis);
    assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
    client.socket().setSoTimeout(patience);
  }

  private static long readUntilNothingComes(RawClient client) throws IOException {
    int patience = client.socket().getSoTimeout();
    client.socket().setSoTimeout(SHORT_MILLIS);
    long count = 0;
    try {
      while (client.read() >= 0) {
        count++;
      }
    } catch (SocketTimeoutException _) {
      client.socket().setSoTimeout(patience);
    }
    return count;
  }

  /// The states of this machine's sockets that are or want to be connected to the server.
  private List<String> kernelStates() throws IOException {
    String remote = ":%04X".formatted(fixture.server().port());
    List<String> states = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
        String[] fields = line.strip().split("\\s+", 5);
        if (fields[2].endsWith(remote)) {
          states.add(fields[3]);
        }
      }
    }
    return states;
  }
}
