package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Limits that change while the pool is in use, which Go does not allow.
class ChangedLimitsTest {
  private static final long TIMEOUT = 100 * MILLI;

  @Test
  void theChangedLimitsAreInForce() {
    var pool = PoolSimulation.of(Limits.none());

    pool.setLimits(Limits.none().perHost(7));

    assertThat(pool.pool().limits().maxConnsPerHost()).isEqualTo(7);
  }

  @Test
  void aRaisedLimitPerHostLetsAsManyWaitingRequestsDialAsItHasRoomFor() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    pool.request("a");
    List<SimulatedRequest> waiting = pool.requests(3, "a");

    pool.setLimits(Limits.none().perHost(3));

    assertThat(waiting).extracting(SimulatedRequest::owns).containsExactly(true, true, false);
    assertThat(pool.lastDial().cause()).isEqualTo(DialCause.PERMIT_PASSED_ON);
  }

  @Test
  void aLiftedLimitPerHostLetsEveryWaitingRequestDial() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    pool.requests(4, "a");
    pool.requests(4, "b");

    pool.setLimits(Limits.none());

    assertThat(pool.allRequests()).allMatch(SimulatedRequest::owns);
  }

  @Test
  void aLimitPerHostSetLateCountsTheConnectionsThatAreThere() {
    var pool = PoolSimulation.of(Limits.none());
    pool.requests(3, "a");
    pool.setLimits(Limits.none().perHost(3));

    assertThat(pool.request("a").isWaiting()).isTrue();
  }

  @Test
  void permitsAboveALoweredLimitAreNotPassedOn() {
    var pool = PoolSimulation.of(Limits.none().perHost(3));
    List<SimulatedRequest> holders = pool.requests(3, "a");
    SimulatedRequest waiting = pool.request("a");
    pool.setLimits(Limits.none().perHost(1));

    holders.get(0).end(CloseReason.IO_ERROR);
    holders.get(1).end(CloseReason.IO_ERROR);
    assertThat(waiting.isWaiting()).isTrue();
    holders.get(2).end(CloseReason.IO_ERROR);

    assertThat(waiting.owns()).isTrue();
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void idleConnectionsAboveALoweredLimitStayUntilOneIsReturned() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(3));
    pool.makeIdle(3, "a");

    pool.setLimits(Limits.none().idle(1).idlePerHost(1));

    assertThat(pool.idle()).hasSize(3);
  }

  @Test
  void aRaisedIdleTimeoutHoldsForWhatIsAlreadyIdle() {
    var pool = PoolSimulation.of(Limits.none().idleTimeout(TIMEOUT));
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();

    pool.setLimits(Limits.none().idleTimeout(2 * TIMEOUT));

    pool.advance(2 * TIMEOUT - 1);
    assertThat(idle.isIdle()).isTrue();
    pool.advance(1);
    assertThat(idle.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
  }

  @Test
  void aLoweredIdleTimeoutHoldsForWhatIsAlreadyIdle() {
    var pool = PoolSimulation.of(Limits.none().idleTimeout(TIMEOUT));
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();
    pool.advance(TIMEOUT / 2);

    pool.setLimits(Limits.none().idleTimeout(TIMEOUT / 4));
    pool.advance(0);

    assertThat(idle.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
  }

  @Test
  void anIdleTimeoutSetLateHoldsForWhatIsAlreadyIdle() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();
    pool.setLimits(Limits.none().idleTimeout(TIMEOUT));

    pool.advance(TIMEOUT);

    assertThat(idle.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
  }

  @Test
  void anIdleTimeoutLiftedKeepsWhatIsAlreadyIdle() {
    var pool = PoolSimulation.of(Limits.none().idleTimeout(TIMEOUT));
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();
    pool.setLimits(Limits.none());

    pool.advance(TIMEOUT);

    assertThat(idle.isIdle()).isTrue();
  }

  @Test
  void switchingKeepAliveOffClosesWhatIsIdle() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();

    pool.setLimits(Limits.none().perHost(1).withoutKeepAlive());

    assertThat(idle.closeReason()).isEqualTo(CloseReason.KEEPALIVE_DISABLED);
    assertThat(pool.request("a").owns()).isTrue();
  }

  @Test
  void requestsThatWaitWhenKeepAliveIsSwitchedOnGetReturnedConnectionsInOrder() {
    var pool = PoolSimulation.of(Limits.none().perHost(1).withoutKeepAlive());
    SimulatedRequest holder = pool.request("a");
    SimulatedRequest before = pool.request("a");
    pool.setLimits(Limits.none().perHost(1));
    SimulatedRequest after = pool.request("a");

    holder.finish();
    assertThat(before.connection()).isSameAs(holder.connection());
    before.finish();
    assertThat(after.connection()).isSameAs(holder.connection());
  }
}
