package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Getting and returning connections (Go pool reference, sections 4 and 6).
class GoReuseTest {
  private static final Sample SLOW =
      Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(30)));

  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @Test
  void oneConnectionServesAThousandRequestsAtOnce() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("maxConnsPerHost=1", "maxIdleConnsPerHost=1");

    PoolScenario.allOk(scenario.send(a, 1000));

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.counts(a).reusedMarked()).isEqualTo(999);
    scenario.awaitOpen(a, 0, 1);
  }

  @Test
  void aReturnedConnectionGoesToTheLongestWaitingRequest() {
    Host a = scenario.sample("a", SLOW);
    scenario.start("maxConnsPerHost=1");

    PoolScenario.allOk(scenario.send(a, 5));

    List<Long> order =
        scenario.events().all(PoolEvent.ConnectionAcquired.class).stream()
            .map(PoolEvent.ConnectionAcquired::request)
            .toList();
    List<Long> ends =
        scenario.events().all(PoolEvent.RequestEnded.class).stream()
            .map(PoolEvent.RequestEnded::request)
            .toList();
    assertThat(order).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    assertThat(ends).isEqualTo(order);
  }

  @Test
  void handingOverIsNotSubjectToIdleLimits() {
    Host a = scenario.sample("a", SLOW);
    scenario.start("maxConnsPerHost=3", "maxIdleConnsPerHost=1", "maxIdleConns=-1");

    PoolScenario.allOk(scenario.send(a, 12));

    assertThat(scenario.counts(a).opened()).isEqualTo(3);
    scenario.awaitOpen(a, 0, 0);
    assertThat(scenario.closeReasons(a)).containsOnly(CloseReason.IDLE_TOTAL_LIMIT);
  }

  @Test
  void theNewestIdleConnectionIsTakenFirst() {
    Host a =
        scenario.sample(
            "a",
            Sample.DEFAULT.with(
                "delay",
                new Delay.PerConnection(List.of(Duration.ofMillis(10), Duration.ofMillis(80)))));
    scenario.start();
    PoolScenario.allOk(scenario.send(a, 2));
    scenario.awaitOpen(a, 0, 2);
    long newest = scenario.events().all(PoolEvent.ConnectionReleased.class).getLast().connection();

    scenario.send(a).ok();

    assertThat(scenario.events().all(PoolEvent.ConnectionAcquired.class).getLast().connection())
        .isEqualTo(newest);
  }

  @Test
  void aRequestIssuedRightAfterTheBodyFindsTheConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("bodyBytes", 3000).with("chunked", true));
    scenario.start("maxIdleConnsPerHost=1");

    for (int i = 0; i < 50; i++) {
      scenario.send(a).ok();
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }
}
