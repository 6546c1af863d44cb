package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Limits of a connection that Go's Transport does not have, over real sockets.
class GoBeyondTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario("maxIdleConnsPerHost=10");

  @Test
  void aConnectionIsClosedAfterItsRequests() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("maxRequestsPerConnection=2");

    for (int i = 0; i < 5; i++) {
      scenario.send(a).ok();
    }
    scenario.awaitOpen(a, 0, 1);

    assertThat(scenario.closeReasons(a))
        .containsExactly(CloseReason.MAX_REQUESTS, CloseReason.MAX_REQUESTS);
  }

  @Test
  void anIdleConnectionIsClosedAtItsAge() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("maxConnectionAge=300ms", "idleConnTimeout=1h");
    scenario.send(a).ok();

    TraceEntry opened =
        scenario.events().awaitEntry(PoolEvent.ConnectionOpened.class, _ -> true, 1);
    TraceEntry closed =
        scenario.events().awaitEntry(PoolEvent.ConnectionClosed.class, _ -> true, 1);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.MAX_AGE);
    // Its age counts from the pool's step, which comes right behind the event.
    assertThat(Duration.ofNanos(closed.tNanos() - opened.tNanos()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aConnectionInUseIsClosedWhenItComesBackTooOld() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("requestTimeout=0s");
    Sent sent = scenario.send(a);
    gate.awaitRequest();
    scenario.apply("maxConnectionAge=1ns");
    assertThat(scenario.counts(a).active()).isEqualTo(1);

    gate.answer(1);
    sent.ok();

    scenario.awaitOpen(a, 0, 0);
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.MAX_AGE);
  }

  @Test
  void theOldestOrTheNewestServesTheNextRequest() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start();
    Sent first = scenario.send(a);
    gate.awaitRequest();
    Sent second = scenario.send(a);
    gate.awaitRequest();
    gate.answer(100);
    first.ok();
    second.ok();
    scenario.awaitOpen(a, 0, 2);

    for (int i = 0; i < 4; i++) {
      scenario.send(a).ok();
    }
    List<Long> newest = used().subList(2, 6);
    scenario.apply("reuse=oldest");
    for (int i = 0; i < 4; i++) {
      scenario.send(a).ok();
    }

    assertThat(newest).containsOnly(newest.getFirst());
    assertThat(used().get(6)).isNotEqualTo(newest.getFirst()).isEqualTo(used().get(8));
    assertThat(used().get(7)).isEqualTo(newest.getFirst()).isEqualTo(used().get(9));
  }

  private List<Long> used() {
    return scenario.events().all(PoolEvent.ConnectionAcquired.class).stream()
        .map(PoolEvent.ConnectionAcquired::connection)
        .toList();
  }
}
