package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the limits close (Go pool reference, sections 2, 6 and 8).
class GoLimitsTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @Test
  void thePerHostLimitClosesTheReturnedConnection() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("maxIdleConnsPerHost=1");
    List<Sent> sent = scenario.send(a, 3);
    for (int i = 0; i < 3; i++) {
      gate.awaitRequest();
    }

    gate.answer(3);
    PoolScenario.allOk(sent);
    scenario.awaitOpen(a, 0, 1);

    List<Long> released =
        scenario.events().all(PoolEvent.ConnectionReleased.class).stream()
            .map(PoolEvent.ConnectionReleased::connection)
            .toList();
    List<Long> closed =
        scenario.events().all(PoolEvent.ConnectionClosed.class).stream()
            .map(PoolEvent.ConnectionClosed::connection)
            .toList();
    assertThat(closed).containsExactlyInAnyOrderElementsOf(released.subList(1, 3));
    assertThat(scenario.closeReasons(a)).containsOnly(CloseReason.IDLE_PER_HOST_LIMIT);
  }

  @Test
  void theTotalLimitClosesTheOldestIdleConnectionOfAnotherHost() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    Host b = scenario.sample("b", Sample.DEFAULT);
    scenario.start("maxIdleConns=1");

    for (int i = 0; i < 3; i++) {
      scenario.send(a).ok();
      scenario.send(b).ok();
    }
    scenario.awaitClose(5);

    assertThat(scenario.counts(a).opened()).isEqualTo(3);
    assertThat(scenario.counts(b).opened()).isEqualTo(3);
    assertThat(scenario.closeReasons(a)).containsExactly(reasons(3, CloseReason.IDLE_TOTAL_LIMIT));
    assertThat(scenario.closeReasons(b)).containsExactly(reasons(2, CloseReason.IDLE_TOTAL_LIMIT));
  }

  @Test
  void aNegativePerHostLimitNeverReuses() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("maxIdleConnsPerHost=-1", "maxConnsPerHost=1");

    PoolScenario.allOk(scenario.send(a, 5));
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a))
        .containsExactly(reasons(5, CloseReason.KEEPALIVE_DISABLED));
  }

  @Test
  void zeroPerHostMeansTwo() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start();
    List<Sent> sent = scenario.send(a, 4);
    for (int i = 0; i < 4; i++) {
      gate.awaitRequest();
    }

    gate.answer(4);
    PoolScenario.allOk(sent);

    scenario.awaitOpen(a, 0, 2);
    assertThat(scenario.closeReasons(a))
        .containsExactly(reasons(2, CloseReason.IDLE_PER_HOST_LIMIT));
  }

  @Test
  void disabledKeepAliveAsksToCloseAndCloses() {
    List<String> heads = new CopyOnWriteArrayList<>();
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              for (String head = connection.request(); head != null; head = connection.request()) {
                heads.add(head);
                connection.send(RawConnection.OK);
              }
            });
    scenario.start("disableKeepAlives=true");

    scenario.send(a).ok();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(heads).hasSize(2).allMatch(head -> head.contains("Connection: close\r\n"));
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    assertThat(scenario.closeReasons(a))
        .containsExactly(reasons(2, CloseReason.KEEPALIVE_DISABLED));
  }

  @Test
  void aServerThatRepeatsTheClientsCloseIsNotTheCause() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("disableKeepAlives=true");

    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.KEEPALIVE_DISABLED);
  }

  @Test
  void theIdleClockStartsAnewWithEachReturn() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("idleConnTimeout=2s");
    scenario.send(a).ok();
    scenario.events().await(PoolEvent.ConnectionReleased.class, 1);
    a.behave(Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(200))));
    scenario.send(a).ok();

    TraceEntry used = scenario.events().awaitEntry(PoolEvent.FirstByte.class, _ -> true, 2);
    TraceEntry closed =
        scenario.events().awaitEntry(PoolEvent.ConnectionClosed.class, _ -> true, 1);

    assertThat(Duration.ofNanos(closed.tNanos() - used.tNanos()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void closeIdleClosesIdleConnectionsAndLeavesOthersAlone() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    Host b = scenario.sample("b", Sample.DEFAULT);
    scenario.start();
    scenario.send(b).ok();
    Sent held = scenario.send(a);
    gate.awaitRequest();

    scenario.client().closeIdle();
    scenario.awaitOpen(b, 0, 0);
    assertThat(scenario.counts(a).active()).isEqualTo(1);
    gate.answer(1);
    held.ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.CLOSE_IDLE_CALLED);
    assertThat(scenario.closeReasons(b)).containsExactly(CloseReason.CLOSE_IDLE_CALLED);
  }

  @Test
  void aRaisedConnectionLimitLetsWaitingRequestsDial() throws Exception {
    GatedServer gate = new GatedServer();
    Host a = scenario.raw("a", gate);
    scenario.start("maxConnsPerHost=1");
    List<Sent> sent = scenario.send(a, 3);
    gate.awaitRequest();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);

    scenario.apply("maxConnsPerHost=3");
    gate.awaitRequest();
    gate.awaitRequest();
    gate.answer(3);

    PoolScenario.allOk(sent);
    assertThat(scenario.counts(a).opened()).isEqualTo(3);
  }

  private static CloseReason[] reasons(int count, CloseReason reason) {
    CloseReason[] all = new CloseReason[count];
    Arrays.fill(all, reason);
    return all;
  }
}
