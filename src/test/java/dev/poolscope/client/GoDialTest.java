package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Dials that come late, fail or are aborted (Go pool reference, sections 5 and 12).
class GoDialTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @Test
  void aReturnedConnectionServesARequestWhoseOwnDialIsStillRunning() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start();
    Sent first = scenario.send(a);
    gate.awaitRequest();
    scenario.apply("dial.delay=1h");
    Sent second = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 2);

    gate.answer(2);
    first.ok();
    second.ok();

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.counts(a).dialing()).isEqualTo(1);
    List<PoolEvent.ConnectionAcquired> acquired =
        scenario.events().all(PoolEvent.ConnectionAcquired.class);
    assertThat(acquired.get(1).connection()).isEqualTo(acquired.get(0).connection());
    assertThat(acquired)
        .extracting(PoolEvent.ConnectionAcquired::reused)
        .containsExactly(false, true);
  }

  @Test
  void theConnectionThatComesLateGoesToIdleAndIsMarkedReused() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start();
    Sent first = scenario.send(a);
    gate.awaitRequest();
    scenario.timers().hold();
    scenario.apply("dial.delay=10s");
    Sent second = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 2);
    gate.answer(2);
    first.ok();
    second.ok();
    scenario.timers().fire(Duration.ofSeconds(20));
    scenario.awaitOpen(a, 0, 2);
    assertThat(scenario.counts(a).neverUsed()).isEqualTo(1);

    Sent third = scenario.send(a);
    gate.answer(1);
    third.ok();

    PoolEvent.ConnectionAcquired last =
        scenario.events().all(PoolEvent.ConnectionAcquired.class).getLast();
    assertThat(last.connection()).isEqualTo(2);
    assertThat(last.reused()).isTrue();
    assertThat(scenario.counts(a).reusedCarried()).isEqualTo(1);
  }

  @Test
  void theConnectionThatComesLateIsClosedUnusedWhereIdleIsFull() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("maxIdleConnsPerHost=1");
    Sent first = scenario.send(a);
    gate.awaitRequest();
    scenario.timers().hold();
    scenario.apply("dial.delay=10s");
    Sent second = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 2);
    gate.answer(2);
    first.ok();
    second.ok();
    scenario.timers().fire(Duration.ofSeconds(20));

    PoolEvent.ConnectionClosed closed = scenario.awaitClose(1);

    assertThat(closed.reason()).isEqualTo(CloseReason.IDLE_PER_HOST_LIMIT);
    assertThat(closed.connection()).isEqualTo(2);
    assertThat(closed.bytesOut()).isZero();
    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).neverUsed()).isEqualTo(1);
  }

  @Test
  void aFailedDialFailsItsOwnRequestOnly() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("dial.refuseEvery=3", "disableKeepAlives=true");

    List<Sent> sent = scenario.send(a, 30);
    long refused =
        sent.stream()
            .filter(s -> s.outcome() instanceof CallOutcome.Failed)
            .peek(s -> s.failsWith(FailureKind.REFUSED))
            .count();

    assertThat(refused).isEqualTo(10);
    assertThat(scenario.counts(a).dialsFailed()).isEqualTo(10);
    assertThat(scenario.counts(a).opened()).isEqualTo(20);
  }

  @Test
  void aFailedDialGivesItsPermitToTheNextRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("dial.refuseEvery=2", "maxConnsPerHost=1", "disableKeepAlives=true");

    List<Sent> sent = scenario.send(a, 10);

    assertThat(sent).filteredOn(s -> s.outcome() instanceof CallOutcome.Failed).hasSize(5);
  }

  @Test
  void latestLetsADialOutliveItsRequest() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start("dial.delay=1h", "requestTimeout=50ms");

    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    scenario.timers().fire(Duration.ofMinutes(1));
    sent.failsWith(FailureKind.TIMEOUT_WAITING_CONN);
    scenario.timers().fire(Duration.ofHours(1));

    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).dialsFailed()).isZero();
    assertThat(scenario.counts(a).neverUsed()).isEqualTo(1);
  }

  @Test
  void go119AbortsTheDialWhenItsRequestEnds() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.timers().hold();
    scenario.start("dial.delay=1h", "requestTimeout=50ms", "goRelease=\"1.19\"");

    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 1);
    scenario.timers().fire(Duration.ofMinutes(1));
    sent.failsWith(FailureKind.TIMEOUT_WAITING_CONN);

    PoolEvent.DialFailed failed = scenario.events().await(PoolEvent.DialFailed.class, 1);
    assertThat(failed.failure()).isEqualTo(FailureKind.DIAL_ABORTED);
    assertThat(scenario.counts(a).opened()).isZero();
  }

  @Test
  void go119AbortsTheDialWhenItsRequestIsServedByAnotherConnection() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("goRelease=\"1.19\"");
    Sent first = scenario.send(a);
    gate.awaitRequest();
    scenario.apply("dial.delay=1h");
    Sent second = scenario.send(a);
    scenario.events().await(PoolEvent.DialStarted.class, 2);
    gate.answer(2);
    first.ok();
    second.ok();

    PoolEvent.DialFailed failed = scenario.events().await(PoolEvent.DialFailed.class, 1);

    assertThat(failed.failure()).isEqualTo(FailureKind.DIAL_ABORTED);
    scenario.awaitOpen(a, 0, 1);
  }
}
