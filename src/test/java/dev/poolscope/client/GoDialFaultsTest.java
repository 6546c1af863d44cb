package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GoDialFaultsTest extends DialContract {
  GoDialFaultsTest() {
    super("go");
  }

  @Test
  void aDialThatTimesOutFreesItsPlace() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.target("dial.blackHole=true");
    scenario.timers().hold();
    scenario.start("dialTimeout=10s", "maxConnsPerHost=1");
    Sent first = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    Sent second = scenario.send(a);
    scenario.applyToTarget("dial.blackHole=false");

    scenario.timers().fire(SOON);

    first.failsWith(FailureKind.DIAL_TIMEOUT);
    second.ok();
    assertThat(scenario.counts(a).dialsFailed()).isEqualTo(1);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void aHandshakeThatTakesTooLongFailsItsRequestAndFreesItsPlace() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.target("dial.handshakeDelay=1h");
    scenario.timers().hold();
    scenario.start("tlsHandshakeTimeout=10s", "maxConnsPerHost=1");
    Sent first = scenario.send(a);
    scenario.events().await(PoolEvent.TlsStarted.class, 1);
    Sent second = scenario.send(a);
    scenario.applyToTarget("dial.handshakeDelay=0s");

    scenario.timers().fire(SOON);

    first.failsWith(FailureKind.TLS_HANDSHAKE_TIMEOUT);
    second.ok();
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.TLS_FAILED);
  }

  @Test
  void aDialOutlivesItsRequestUntilItTimesOut() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start("dial.blackHole=true", "dialTimeout=1h", "requestTimeout=10s");
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    scenario.timers().fire(SOON);
    sent.failsWith(FailureKind.TIMEOUT_WAITING_CONN);
    assertThat(scenario.counts(a).dialing()).isEqualTo(1);

    scenario.timers().fire(Duration.ofHours(1));

    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_TIMEOUT);
  }

  @Test
  void aDialOfGo119EndsWithItsRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start("goRelease=\"1.19\"", "dial.blackHole=true", "requestTimeout=10s");
    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);

    scenario.timers().fire(SOON);

    sent.failsWith(FailureKind.TIMEOUT_WAITING_CONN);
    assertThat(scenario.events().await(PoolEvent.DialFailed.class, 1).failure())
        .isEqualTo(FailureKind.DIAL_ABORTED);
  }
}
