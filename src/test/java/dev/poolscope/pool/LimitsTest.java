package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2 of the Go pool reference: what 0, a negative and a positive value of each limit mean.
class LimitsTest {
  @Test
  void aTransportLiteralHasEveryLimitZero() {
    assertThat(GoLimits.ZERO).isEqualTo(new GoLimits(0, 0, 0, 0, false));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 1", "2, 2", "3, 3", "100, 5"})
  void anIdleLimitPerHostOfZeroMeansTwoAndAPositiveOneMeansItself(int limit, int kept) {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(limit));

    pool.makeIdle(5, "a");
    pool.makeIdle(5, "b");

    assertThat(pool.pool().idleCount(PoolSimulation.key("a"))).isEqualTo(kept);
    assertThat(pool.pool().idleCount(PoolSimulation.key("b"))).isEqualTo(kept);
  }

  @Test
  void withANegativeIdleLimitPerHostEachConnectionIsClosedAfterItsResponse() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(-1));

    PoolConnection connection = pool.makeIdle(1, "a").getFirst();

    assertThat(connection.closeReason()).isEqualTo(CloseReason.KEEPALIVE_DISABLED);
    assertThat(pool.permits("a")).isZero();
  }

  @Test
  void withANegativeIdleLimitPerHostNothingIsHandedOver() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(-1).perHost(1));
    SimulatedRequest first = pool.request("a");
    SimulatedRequest second = pool.request("a");

    first.finish();

    assertThat(first.connection().closeReason()).isEqualTo(CloseReason.KEEPALIVE_DISABLED);
    assertThat(second.connection()).isNotSameAs(first.connection());
    assertThat(second.wasGivenReused()).isFalse();
  }

  @Test
  void withoutATotalIdleLimitEveryHostKeepsItsOwnShare() {
    var pool = PoolSimulation.of(Limits.none().idle(0));

    for (int host = 0; host < 200; host++) {
      pool.makeIdle(2, "host" + host);
    }

    assertThat(pool.idle()).hasSize(400);
  }

  @Test
  void aNegativeTotalIdleLimitClosesWhateverBecomesIdle() {
    var pool = PoolSimulation.of(Limits.none().idle(-1));

    List<PoolConnection> returned = pool.makeIdle(3, "a");

    assertThat(returned)
        .extracting(PoolConnection::closeReason)
        .containsOnly(CloseReason.IDLE_TOTAL_LIMIT);
    assertThat(pool.idle()).isEmpty();
  }

  @Test
  void aNegativeTotalIdleLimitLetsConnectionsBeHandedOver() {
    var pool = PoolSimulation.of(Limits.none().idle(-1).perHost(1));
    SimulatedRequest first = pool.request("a");
    SimulatedRequest second = pool.request("a");

    first.finish();

    assertThat(second.connection()).isSameAs(first.connection());
  }

  @Test
  void aPositiveTotalIdleLimitCountsAllHosts() {
    var pool = PoolSimulation.of(Limits.none().idle(3));

    for (int host = 0; host < 5; host++) {
      pool.makeIdle(2, "host" + host);
    }

    assertThat(pool.idle()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void withoutAPositiveLimitConnectionsPerHostAreNotLimited(int limit) {
    var pool = PoolSimulation.of(Limits.none().perHost(limit));

    pool.requests(50, "a");

    assertThat(pool.permits("a")).isEqualTo(50);
  }

  @Test
  void theLimitPerHostCountsRunningDials() {
    var pool = PoolSimulation.of(Limits.none().perHost(2));
    pool.dialsGo(DialPlan.held());

    pool.requests(3, "a");

    assertThat(pool.runningDials()).hasSize(2);
  }

  @Test
  void theLimitPerHostCountsConnectionsInUse() {
    var pool = PoolSimulation.of(Limits.none().perHost(2));
    pool.requests(2, "a");

    SimulatedRequest third = pool.request("a");

    assertThat(third.isWaiting()).isTrue();
    assertThat(pool.dials()).hasSize(2);
  }

  @Test
  void theLimitPerHostCountsIdleConnections() {
    var pool = PoolSimulation.of(Limits.none().perHost(2));
    pool.makeIdle(1, "a");
    pool.dialsGo(DialPlan.held());

    pool.requests(3, "a");

    assertThat(pool.runningDials()).hasSize(1);
    assertThat(pool.permits("a")).isEqualTo(2);
  }

  @Test
  void theLimitPerHostIsEachHostsOwn() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));

    for (int host = 0; host < 100; host++) {
      pool.request("host" + host);
    }

    assertThat(pool.allRequests()).allMatch(SimulatedRequest::owns);
  }

  @Test
  void whatTheTotalIdleLimitClosesNamesTheConnectionThatBecameIdle() {
    var pool = PoolSimulation.of(Limits.none().idle(1));
    PoolConnection evicted = pool.makeIdle(1, "a").getFirst();

    PoolConnection newest = pool.makeIdle(1, "b").getFirst();

    assertThat(evicted.closeReason()).isEqualTo(CloseReason.IDLE_TOTAL_LIMIT);
    assertThat(evicted.evictedBy()).isEqualTo(newest.id());
    assertThat(newest.evictedBy()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void withoutAPositiveIdleTimeoutConnectionsStayIdleForEver(long timeout) {
    var pool = PoolSimulation.of(Limits.none().idleTimeout(timeout));
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();

    pool.advance(1_000_000 * MILLI);

    assertThat(pool.request("a").connection()).isSameAs(connection);
    assertThat(pool.actions()).noneMatch(PoolAction.ArmIdleTimer.class::isInstance);
  }

  @Test
  void withoutKeepAliveEachConnectionIsClosedAfterItsResponse() {
    var pool = PoolSimulation.of(Limits.none().withoutKeepAlive());

    List<PoolConnection> returned = pool.makeIdle(2, "a");

    assertThat(returned)
        .extracting(PoolConnection::closeReason)
        .containsOnly(CloseReason.KEEPALIVE_DISABLED);
    assertThat(pool.dials())
        .extracting(SimulatedDial::cause)
        .containsOnly(DialCause.KEEPALIVE_DISABLED);
  }

  @Test
  void withoutKeepAliveARequestDoesNotWaitForAReturnedConnection() {
    var pool = PoolSimulation.of(Limits.none().withoutKeepAlive());
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.held());
    SimulatedRequest second = pool.request("a");

    first.finish();

    assertThat(second.isWaiting()).isTrue();
    assertThat(first.connection().closeReason()).isEqualTo(CloseReason.KEEPALIVE_DISABLED);
  }

  @Test
  void withoutKeepAliveTheLimitPerHostStillApplies() {
    var pool = PoolSimulation.of(Limits.none().withoutKeepAlive().perHost(1));
    SimulatedRequest first = pool.request("a");
    SimulatedRequest second = pool.request("a");
    assertThat(second.isWaiting()).isTrue();

    first.finish();

    assertThat(second.owns()).isTrue();
    assertThat(pool.opened()).hasSize(2);
  }

  @Test
  void withoutKeepAliveARequestLeavesTheOrderToCloseStanding() {
    var simulation = PoolSimulation.of(Limits.none());
    SimulatedRequest busy = simulation.request("a");
    simulation.closeIdleConnections();
    simulation.setLimits(Limits.none().withoutKeepAlive());
    simulation.request("a");
    simulation.setLimits(Limits.none());

    busy.finish();

    assertThat(busy.connection().closeReason()).isEqualTo(CloseReason.CLOSE_IDLE_CALLED);
  }
}
