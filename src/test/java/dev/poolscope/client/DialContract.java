package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Dials and handshakes that come late, come to nothing or are refused, under the rules of either
/// pool, and the failure that each is counted as.
abstract class DialContract {
  /// Longer than the timeouts that are meant, shorter than all others.
  static final Duration SOON = Duration.ofSeconds(20);

  @RegisterExtension final PoolScenario scenario;

  /// @param rules their name in experiment files
  DialContract(String rules) {
    scenario = new PoolScenario("rules=" + rules);
  }

  @Test
  void aDialThatIsNeverAnsweredTimesOut() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start("dial.blackHole=true", "dialTimeout=10s");

    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    scenario.timers().fire(SOON);

    CallOutcome.Failed failed = sent.failure();
    assertThat(failed.kind()).isEqualTo(FailureKind.DIAL_TIMEOUT);
    assertThat(failed.detail()).isEqualTo("no connection within 10s");
    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_TIMEOUT);
    assertThat(scenario.counts(a).opened()).isZero();
  }

  @Test
  void aDelayAsLongAsTheTimeoutTimesOutAndAShorterOneDoesNot() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.target("dial.delay=6s");
    scenario.timers().hold();
    scenario.start("dial.delay=4s", "dialTimeout=10s");
    Sent late = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    scenario.timers().fire(SOON);
    late.failsWith(FailureKind.DIAL_TIMEOUT);

    scenario.apply("dial.delay=3s");
    Sent inTime = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 2);
    scenario.timers().fire(SOON);

    inTime.ok();
  }

  @Test
  void theOperatingSystemIsNotWaitedForEither() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "only Linux drops what a full backlog has no room for");
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<SocketChannel> fillers = fill(full);
      Host silent =
          new Host(
              "silent", URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"), null, null);
      scenario.start("dialTimeout=100ms");

      scenario.send(silent).failsWith(FailureKind.DIAL_TIMEOUT);

      for (SocketChannel filler : fillers) {
        filler.close();
      }
    }
  }

  /// Connects until the kernel answers no more.
  private static List<SocketChannel> fill(ServerSocket server) throws IOException {
    List<SocketChannel> fillers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      SocketChannel filler = SocketChannel.open();
      fillers.add(filler);
      filler.configureBlocking(false);
      filler.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    }
    return fillers;
  }

  @Test
  void theFaultsOfATargetAreItsOwn() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    Host b = scenario.sample("b", Sample.DEFAULT);
    scenario.target("dial.refuseEvery=1");
    scenario.start();

    scenario.send(b).ok();
    CallOutcome.Failed failed = scenario.send(a).failure();

    assertThat(failed.kind()).isEqualTo(FailureKind.REFUSED);
    scenario.applyToTarget("dial.refuseEvery=0");
    scenario.send(a).ok();
    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).detail())
        .contains("(by targets.a.dial.refuseEvery)");
  }

  @Test
  void eitherCanRefuse() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.target("dial.refuseEvery=3");
    scenario.start("dial.refuseEvery=2", "disableKeepAlives=true");

    List<Integer> refused = new ArrayList<>();
    for (int dial = 1; dial <= 12; dial++) {
      if (scenario.send(a).outcome() instanceof CallOutcome.Failed) {
        refused.add(dial);
      }
    }

    assertThat(refused).containsExactly(2, 3, 4, 6, 8, 9, 10, 12);
  }

  @Test
  void aSlowHandshakeHoldsItsRequestUp() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.target("dial.handshakeDelay=6s");
    scenario.timers().hold();
    scenario.start("dial.handshakeDelay=4s");

    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.TlsStarted.class, 1);
    scenario.timers().fire(SOON);

    sent.ok();
    assertThat(scenario.events().all(PoolEvent.TlsEnded.class)).hasSize(1);
  }

  @Test
  void aCertificateThatIsNotVerifiedIsBelieved() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.distrust();
    scenario.target("tls.verify=false");
    scenario.start();

    scenario.send(a).ok();
  }

  @Test
  void anotherAuthorityMakesTheServersCertificateUntrusted() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.target("tls.ca=/other.pem");
    scenario.start();

    scenario.send(a).failsWith(FailureKind.TLS);
  }

  @Test
  void theEndOfTheRunEndsWhatIsNeverAnswered() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.target("dial.blackHole=true");
    scenario.start("dialTimeout=0s");
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);

    scenario.endRun();

    sent.failsWith(FailureKind.RUN_ENDED);
    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_ABORTED);
  }

  @Test
  void theEndOfTheRunEndsASlowHandshake() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.start("dial.handshakeDelay=1h");
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.TlsStarted.class, 1);

    scenario.endRun();

    sent.failsWith(FailureKind.RUN_ENDED);
    assertThat(scenario.closeReasons(a)).hasSize(1).doesNotContain(CloseReason.STALE_ON_REUSE);
  }
}
