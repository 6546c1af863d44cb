package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.experiment.Stall;
import dev.poolscope.time.Soon;
import dev.poolscope.time.SystemTicker;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class SampleServerTest {
  private static final long MILLI = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension private final ServerFixture fixture = new ServerFixture(false);

  @Test
  void changesItsBehaviourOnAnOpenConnection() throws Exception {
    try (RawClient client = fixture.connect()) {
      assertThat(client.get()).startsWith("HTTP/1.1 200");
      fixture.server().behave(Sample.DEFAULT.with("status", 404));
      assertThat(client.get()).startsWith("HTTP/1.1 404");
      fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.HTTP10));
      assertThat(client.get()).startsWith("HTTP/1.0 200");
      assertThat(client.read()).isEqualTo(-1);
    }
  }

  @Test
  void saysCloseInTheLastResponseThatAConnectionMayHave() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("maxRequests", 3));
    try (RawClient client = fixture.connect()) {
      assertThat(client.get()).doesNotContain("Connection:");
      assertThat(client.get()).doesNotContain("Connection:");
      assertThat(client.get()).contains("Connection: close\r\n").endsWith("Poolscope ");
      assertThat(client.read()).isEqualTo(-1);
    }
  }

  @Test
  void closesAnIdleConnectionAfterItsTimeout() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("idleTimeout", Duration.ofMillis(200)));
    try (RawClient client = fixture.connect()) {
      long from = SystemTicker.INSTANCE.nanos();
      client.get();
      assertThat(client.read()).isEqualTo(-1);
      assertThat(SystemTicker.INSTANCE.nanos() - from).isGreaterThanOrEqualTo(190 * MILLI);
    }
  }

  @Test
  void appliesANewIdleTimeoutToAConnectionThatIsIdleAlready() throws Exception {
    try (RawClient client = fixture.connect()) {
      client.get();
      fixture.server().behave(Sample.DEFAULT.with("idleTimeout", Duration.ofMillis(50)));
      assertThat(client.read()).isEqualTo(-1);
    }
  }

  @Test
  void keepsAnIdleConnectionAgainOnceTheTimeoutIsTakenOff() throws Exception {
    long timeout = 300 * MILLI;
    long from;
    long takenOff;
    do {
      fixture.server().behave(Sample.DEFAULT);
      try (RawClient client = fixture.connect()) {
        client.get();
        from = SystemTicker.INSTANCE.nanos();
        fixture.server().behave(Sample.DEFAULT.with("idleTimeout", Duration.ofNanos(timeout)));
        fixture.server().behave(Sample.DEFAULT);
        takenOff = SystemTicker.INSTANCE.nanos();
        client.socket().setSoTimeout(500);
        if (takenOff - from < timeout) {
          assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
        }
      }
      // Otherwise the machine was too slow to take it off in time.
    } while (takenOff - from >= timeout);
  }

  @Test
  void doesNotTakeASlowResponseForIdleness() throws Exception {
    Sample slow = Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(300)));
    fixture.server().behave(slow);
    try (RawClient client = fixture.connect()) {
      client.send(RawClient.GET);
      Soon.holds(() -> fixture.server().counts().requests() == 1);
      fixture.server().behave(slow.with("idleTimeout", Duration.ofMillis(50)));
      assertThat(client.response()).endsWith("Poolscope ");
      assertThat(client.read()).isEqualTo(-1);
    }
  }

  @Test
  void waitsBeforeItAnswers() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(20))));
    try (RawClient client = fixture.connect()) {
      for (int i = 0; i < 5; i++) {
        long from = SystemTicker.INSTANCE.nanos();
        client.get();
        assertThat(SystemTicker.INSTANCE.nanos() - from).isGreaterThanOrEqualTo(20 * MILLI);
      }
    }
  }

  @Test
  void delaysManyRequestsAtTheSameTime() throws Exception {
    long delay = 300 * MILLI;
    int requests = 500;
    fixture.server().behave(Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofNanos(delay))));
    List<RawClient> clients = new ArrayList<>();
    try {
      long from = SystemTicker.INSTANCE.nanos();
      for (int i = 0; i < requests; i++) {
        clients.add(fixture.connect().send(RawClient.GET));
      }
      for (RawClient client : clients) {
        assertThat(client.response()).endsWith("Poolscope ");
      }
      // One after another they would take twice as long at least.
      assertThat(SystemTicker.INSTANCE.nanos() - from).isLessThan(requests * delay / 2);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void delaysByTheOrderOfConnections() throws Exception {
    fixture
        .server()
        .behave(
            Sample.DEFAULT.with(
                "delay", new Delay.PerConnection(List.of(Duration.ZERO, Stall.FOREVER.length()))));
    try (RawClient first = fixture.connect();
        RawClient second = fixture.connect();
        RawClient third = fixture.connect()) {
      assertThat(third.get()).endsWith("Poolscope ");
      assertThat(first.get()).endsWith("Poolscope ");
      second.send(RawClient.GET).socket().setSoTimeout(100);
      assertThatThrownBy(second::read).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void withholdsAStalledResponseForItsTime() throws Exception {
    fixture
        .server()
        .behave(Sample.DEFAULT.with("stall", new Stall(Duration.ofMillis(150))).with("every", 2));
    try (RawClient client = fixture.connect()) {
      client.get();
      long from = SystemTicker.INSTANCE.nanos();
      assertThat(client.get()).endsWith("Poolscope ");
      assertThat(SystemTicker.INSTANCE.nanos() - from).isGreaterThanOrEqualTo(150 * MILLI);
    }
  }

  @Test
  void letsGoOfAConnectionWhoseClientGaveUpOnAResponseThatNeverComes() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("stall", Stall.FOREVER));
    try (RawClient client = fixture.connect()) {
      client.send(RawClient.GET).send("more that nobody will read");
      client.socket().shutdownOutput();
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void countsConnectionsAndTheRequestsOfEach() throws Exception {
    try (RawClient one = fixture.connect();
        RawClient other = fixture.connect()) {
      one.get();
      one.get();
      other.get();
      assertThat(fixture.server().counts())
          .isEqualTo(new ServerCounts(2, 2, 3, Map.of(one.localPort(), 2L, other.localPort(), 1L)));
    }
  }

  @Test
  void countsAConnectionAsClosedWhenItEndsIt() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
    for (int i = 0; i < 50; i++) {
      try (RawClient client = fixture.connect()) {
        client.send(RawClient.GET).rest();
      }
    }
    fixture.server().close();
    ServerCounts counts = fixture.server().counts();
    assertThat(counts.accepted()).isEqualTo(50);
    assertThat(counts.requests()).isEqualTo(50);
    assertThat(counts.open()).isZero();
  }

  @Test
  void tellsWhenEnoughConnectionsWereAccepted() throws Exception {
    assertThat(fixture.server().awaitAccepted(1, Duration.ofMillis(20))).isFalse();
    try (RawClient _ = fixture.connect();
        RawClient _ = fixture.connect()) {
      assertThat(fixture.server().awaitAccepted(2, PATIENCE)).isTrue();
    }
  }

  @Test
  void readsARequestBodyAwayBeforeItAnswers() throws Exception {
    int bytes = 5_000_000;
    try (RawClient client = fixture.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send("POST / HTTP/1.1\r\nHost: s\r\nContent-Length: " + bytes + "\r\n\r\n");
        client.send("x".repeat(bytes));
        assertThat(client.response()).endsWith("Poolscope ");
      }
      client.send("POST / HTTP/1.1\r\nHost: s\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3\r\nabc\r\n").send("0\r\n\r\n");
      assertThat(client.response()).endsWith("Poolscope ");
    }
  }

  @Test
  void streamsABodyLargerThanItsMemoryCouldHold() throws Exception {
    long bytes = Runtime.getRuntime().maxMemory() + 100_000_000;
    fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.CLOSE).with("bodyBytes", bytes));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).head()).contains("Content-Length: " + bytes);
      assertThat(client.countRest()).isEqualTo(bytes);
    }
  }

  @Test
  void saysThatAPortIsTaken() {
    Sample taken = Sample.DEFAULT.with("port", fixture.server().port());
    assertThatThrownBy(() -> SampleServer.start(taken, 1, fixture.scheduler()))
        .isInstanceOf(BindException.class);
  }

  @Test
  void listensAgainAtOnceOnAPortThatItHasClosed() throws Exception {
    int port = fixture.server().port();
    fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.CLOSE));
    try (RawClient client = fixture.connect()) {
      client.send(RawClient.GET).rest();
    }
    fixture.server().close();
    Sample same = Sample.DEFAULT.with("port", port);
    try (SampleServer next = SampleServer.start(same, 1, fixture.scheduler())) {
      assertThat(next.port()).isEqualTo(port);
    }
  }

  @Test
  void closesThoughResponsesAreHeldBackAndLeavesNoThread() throws Exception {
    String threads = "sample-server-" + fixture.server().port();
    List<RawClient> clients = new ArrayList<>();
    try {
      for (Stall stall : List.of(Stall.FOREVER, new Stall(Duration.ofHours(1)))) {
        fixture.server().behave(Sample.DEFAULT.with("stall", stall));
        for (int i = 0; i < 20; i++) {
          clients.add(fixture.connect().send(RawClient.GET));
        }
        assertThat(fixture.server().awaitAccepted(clients.size(), PATIENCE)).isTrue();
      }
      long from = SystemTicker.INSTANCE.nanos();
      fixture.server().close();
      // Not a limit of the machine's: the responses are held back for an hour and for ever.
      assertThat(SystemTicker.INSTANCE.nanos() - from).isLessThan(PATIENCE.toNanos());
      for (RawClient client : clients) {
        assertThatNothingComes(client);
      }
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith(threads));
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  private static void assertThatNothingComes(RawClient client) {
    try {
      assertThat(client.read()).isEqualTo(-1);
    } catch (IOException e) {
      assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
    }
  }
}
