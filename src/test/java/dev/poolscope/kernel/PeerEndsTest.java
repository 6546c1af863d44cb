package dev.poolscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the operating system tells of a peer's end before anybody reads.
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("NullAway.Init") // The sockets are made by connect.
class PeerEndsTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private Socket client;
  private Socket server;
  private PeerEnds ends;

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void theEndIsThereBeforeItIsRead(String address) throws IOException {
    connect(address);
    assertThat(ends.haveArrived()).isFalse();
    server.getOutputStream().write(1);
    assertThat(ends.haveArrived()).as("a byte is no end").isFalse();
    server.close();
    await(() -> ends.haveArrived());
    assertThat(client.getInputStream().read()).as("nothing was taken").isEqualTo(1);
  }

  @Test
  void aResetIsAnEnd() throws IOException {
    connect("127.0.0.1");
    server.setSoLinger(true, 0);
    server.close();
    await(() -> ends.haveArrived());
  }

  @Test
  void whoEndedFirstIsToldAfterwards() throws IOException {
    connect("127.0.0.1");
    client.shutdownOutput();
    assertThat(ends.cameBeforeOurs()).isFalse();
    server.close();
    assertThat(ends.cameBeforeOurs()).as("TIME_WAIT is the first's").isFalse();
    client.close();
    server.close();

    connect("127.0.0.1");
    server.shutdownOutput();
    await(() -> ends.haveArrived());
    client.shutdownOutput();
    assertThat(ends.cameBeforeOurs()).isTrue();
  }

  private void connect(String address) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      client = new Socket(listening.getInetAddress(), listening.getLocalPort());
      server = listening.accept();
    }
    ends =
        new PeerEnds(
            (InetSocketAddress) client.getLocalSocketAddress(),
            (InetSocketAddress) client.getRemoteSocketAddress());
  }

  private static void await(BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - begun).as("waited for").isLessThan(PATIENCE_NANOS);
      Thread.onSpinWait();
    }
  }
}
