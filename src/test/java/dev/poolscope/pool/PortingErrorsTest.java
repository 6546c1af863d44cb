package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The numbered errors of section 14 of the Go pool reference that a pool can make: each test fails
/// if its error is made.
class PortingErrorsTest {
  private static final long TIMEOUT = 100 * MILLI;

  @Test
  void error1TheReturnedConnectionGoesAtTheHostsIdleLimitNotTheOldest() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(1));

    List<PoolConnection> returned = pool.makeIdle(2, "a");

    assertThat(pool.idle()).containsExactly(returned.get(0));
    assertThat(pool.closed()).containsExactly(returned.get(1));
  }

  @Test
  void error2ABusyHostKeepsAllItsConnectionsUntilTheQueueRunsEmpty() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(1).perHost(3));
    List<SimulatedRequest> holders = pool.requests(3, "a");
    List<SimulatedRequest> waiting = pool.requests(3, "a");

    holders.forEach(SimulatedRequest::finish);
    assertThat(pool.closed()).isEmpty();
    waiting.forEach(SimulatedRequest::finish);

    assertThat(pool.opened()).hasSize(3);
    assertThat(pool.closed())
        .hasSize(2)
        .allMatch(closed -> closed.closeReason() == CloseReason.IDLE_PER_HOST_LIMIT);
  }

  @Test
  void error3SurplusConnectionsAgeOutBecauseTheNewestIsUsedFirst() {
    var pool = PoolSimulation.of(Limits.none().idleTimeout(TIMEOUT));
    List<PoolConnection> idle = pool.makeIdle(2, "a");

    for (int i = 0; i < 3; i++) {
      pool.advance(TIMEOUT / 2);
      pool.request("a").finish();
    }

    assertThat(idle.get(0).closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
    assertThat(idle.get(1).isIdle()).isTrue();
  }

  @Test
  void error4TheTotalLimitCountsAllHosts() {
    var pool = PoolSimulation.of(Limits.none().idle(1));
    PoolConnection first = pool.makeIdle(1, "a").getFirst();

    pool.makeIdle(1, "b");

    assertThat(first.closeReason()).isEqualTo(CloseReason.IDLE_TOTAL_LIMIT);
  }

  @Test
  void error4TheTotalLimitComesAfterTheLimitPerHost() {
    var pool = PoolSimulation.of(Limits.none().idle(1).idlePerHost(1));

    List<PoolConnection> returned = pool.makeIdle(2, "a");

    assertThat(pool.closed()).containsExactly(returned.get(1));
    assertThat(returned.get(1).closeReason()).isEqualTo(CloseReason.IDLE_PER_HOST_LIMIT);
  }

  @Test
  void error4TheTotalLimitEvictsOnlyOne() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(3));
    pool.makeIdle(3, "a");
    SimulatedRequest holder = pool.request("b");
    pool.setLimits(Limits.none().idle(1).idlePerHost(3));

    holder.finish();

    assertThat(pool.closed()).hasSize(1);
  }

  @Test
  void error5ZeroIdlePerHostIsTwo() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(0));

    pool.makeIdle(4, "a");

    assertThat(pool.idle()).hasSize(2);
  }

  @Test
  void error5ANegativeTotalIsNone() {
    var pool = PoolSimulation.of(Limits.none().idle(-1));

    pool.makeIdle(1, "a");

    assertThat(pool.idle()).isEmpty();
  }

  @Test
  void error8TheServersCloseIsActedOnBeforeTheConnectionIsWanted() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();

    pool.serverCloses(idle);

    assertThat(idle.closeReason()).isEqualTo(CloseReason.SERVER_CLOSED);
    assertThat(pool.sockets()).isZero();
  }

  @Test
  void error9IdleConnectionsCountAgainstTheLimitPerHost() {
    var pool = PoolSimulation.of(Limits.none().perHost(2));
    pool.makeIdle(1, "a");
    assertThat(pool.permits("a")).isEqualTo(1);

    pool.requests(3, "a");

    assertThat(pool.opened()).hasSize(2);
  }

  @Test
  void error9ADialCountsAlthoughItsRequestIsOver() {
    var pool = PoolSimulation.of(Limits.none().perHost(2));
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.held());
    SimulatedRequest second = pool.request("a");
    first.finish();
    second.finish();

    pool.requests(2, "a");

    assertThat(pool.runningDials()).hasSize(1);
    assertThat(pool.permits("a")).isEqualTo(2);
  }

  @Test
  void error9AnUnreadBodyKeepsItsPermit() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    pool.request("a");

    SimulatedRequest second = pool.request("a");
    pool.advance(1000 * TIMEOUT);

    assertThat(second.isWaiting()).isTrue();
  }

  @Test
  void error9AWaitingRequestTakesWhateverComesFirst() {
    var pool = PoolSimulation.of(Limits.none().perHost(2));
    List<SimulatedRequest> holders = pool.requests(2, "a");
    List<SimulatedRequest> waiting = pool.requests(2, "a");

    holders.get(0).end(CloseReason.BODY_NOT_DRAINED);
    holders.get(1).finish();

    assertThat(waiting.get(0).wasGivenReused()).isFalse();
    assertThat(waiting.get(1).connection()).isSameAs(holders.get(1).connection());
  }

  @Test
  void error10ARetryMayPickAFurtherStaleConnection() {
    var pool = PoolSimulation.of(Limits.none());
    List<PoolConnection> stale = pool.makeIdle(2, "a");
    pool.serverCloses(pool.request("a").connection());

    SimulatedRequest retry = pool.request("a");

    assertThat(retry.connection()).isSameAs(stale.getFirst());
    assertThat(retry.wasGivenReused()).isTrue();
  }

  @Test
  void error11AConnectionDeliveredToACancelledRequestIsNotLost() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");
    SimulatedRequest cancelled =
        pool.request("a", RequestPlan.holding(DialPlan.immediate()).takingAfter(RequestPlan.HELD));
    SimulatedRequest waiting = pool.request("a");
    holder.finish();

    cancelled.cancel();

    assertThat(waiting.connection()).isSameAs(holder.connection());
  }

  @Test
  void error12ARequestRunsOverTheReturnedConnectionAndItsDialIsExtra() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(1));
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.held());
    SimulatedRequest second = pool.request("a");

    first.finish();
    pool.lastDial().succeed();
    assertThat(second.connection()).isSameAs(first.connection());
    assertThat(pool.sockets()).isEqualTo(2);
    second.finish();

    assertThat(pool.idle()).containsExactly(pool.opened().getLast());
    assertThat(first.connection().closeReason()).isEqualTo(CloseReason.IDLE_PER_HOST_LIMIT);
  }

  @Test
  void error13LetterCaseKeepsKeysApart() {
    assertThat(HostKey.of(URI.create("http://LOCALHOST:1")))
        .isNotEqualTo(HostKey.of(URI.create("http://localhost:1")));
  }

  @Test
  void error14HandOverDoesNotRestartTheIdleClock() {
    var pool = PoolSimulation.of(Limits.none().perHost(1).idleTimeout(TIMEOUT));
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();
    pool.advance(TIMEOUT / 2);
    SimulatedRequest holder = pool.request("a");
    SimulatedRequest next = pool.request("a");

    holder.finish();

    assertThat(next.connection()).isSameAs(connection);
    assertThat(connection.idleSinceNanos()).isZero();
    assertThat(pool.actions()).filteredOn(PoolAction.ArmIdleTimer.class::isInstance).hasSize(1);
  }

  @Test
  void error14TheIdleClockStartsWhenTheConnectionEntersTheIdleList() {
    var pool = PoolSimulation.of(Limits.none().idleTimeout(TIMEOUT));
    SimulatedRequest holder = pool.request("a");
    pool.advance(TIMEOUT / 2);
    holder.finish();

    pool.advance(TIMEOUT - 1);
    assertThat(holder.connection().isIdle()).isTrue();
    pool.advance(1);
    assertThat(holder.connection().isIdle()).isFalse();
  }
}
