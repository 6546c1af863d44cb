package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 4 of the Go pool reference: what a request that wants a connection meets.
class GettingTest {
  private static final long TIMEOUT = 100 * MILLI;

  @Test
  void theConnectionThatBecameIdleLastIsTakenFirst() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(3));
    List<PoolConnection> idle = pool.makeIdle(3, "a");

    assertThat(pool.requests(3, "a"))
        .extracting(SimulatedRequest::connection)
        .containsExactly(idle.get(2), idle.get(1), idle.get(0));
  }

  @Test
  void aConnectionTakenFromIdleIsMarkedReused() {
    var pool = PoolSimulation.of(Limits.none());
    pool.makeIdle(1, "a");

    assertThat(pool.request("a").wasGivenReused()).isTrue();
  }

  @Test
  void aConnectionToAnotherHostIsOfNoUse() {
    var pool = PoolSimulation.of(Limits.none());
    pool.makeIdle(1, "a");

    SimulatedRequest other = pool.request("b");

    assertThat(other.wasGivenReused()).isFalse();
    assertThat(pool.idle()).hasSize(1);
  }

  @Test
  void anIdleConnectionIsPreferredToANewOne() {
    var pool = PoolSimulation.of(Limits.none());
    pool.makeIdle(1, "a");

    pool.request("a");

    assertThat(pool.dials()).hasSize(1);
  }

  @Test
  void aTakenConnectionNoLongerCountsAgainstTheTotalIdleLimit() {
    var pool = PoolSimulation.of(Limits.none().idle(1));
    pool.makeIdle(1, "a");
    pool.request("a");

    pool.makeIdle(1, "b");

    assertThat(pool.closed()).isEmpty();
  }

  @Test
  void aConnectionIdleForExactlyTheTimeoutIsStillTaken() {
    var pool = poolWithLateTimers();
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();
    pool.advance(TIMEOUT);

    assertThat(pool.request("a").connection()).isSameAs(idle);
  }

  @Test
  void aConnectionIdleForANanosecondMoreIsTooOldAndClosed() {
    var pool = poolWithLateTimers();
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();
    pool.advance(TIMEOUT + 1);

    assertThat(pool.request("a").wasGivenReused()).isFalse();
    assertThat(idle.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
  }

  @Test
  void everyConnectionThatIsTooOldIsPassedOver() {
    var pool = poolWithLateTimers();
    List<PoolConnection> idle = pool.makeIdle(2, "a");
    pool.advance(TIMEOUT + 1);

    pool.request("a");

    assertThat(idle).extracting(PoolConnection::closeReason).containsOnly(CloseReason.IDLE_TIMEOUT);
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void whatIsTooOldIsClosedAfterTheRequestHasTakenItsPlace() {
    var pool = PoolSimulation.of(Limits.none().perHost(1).idleTimeout(TIMEOUT));
    pool.idleTimersStop();
    pool.makeIdle(1, "a");
    pool.advance(TIMEOUT + 1);

    SimulatedRequest request = pool.request("a");

    assertThat(request.owns()).isTrue();
    assertThat(pool.lastDial().cause()).isEqualTo(DialCause.PERMIT_PASSED_ON);
  }

  @Test
  void aConnectionOlderThanTheNewestIsNotLookedAt() {
    var pool = poolWithLateTimers();
    PoolConnection old = pool.makeIdle(2, "a").getFirst();
    pool.advance(TIMEOUT);
    SimulatedRequest user = pool.request("a");
    user.finish();
    pool.advance(1);

    pool.request("a");

    assertThat(old.isIdle()).isTrue();
  }

  @Test
  void withRoomUnderTheLimitADialStarts() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));

    SimulatedRequest request = pool.request("a");

    assertThat(request.owns()).isTrue();
    assertThat(pool.lastDial().cause()).isEqualTo(DialCause.NO_IDLE_CONNECTION);
  }

  @Test
  void aRequestWithoutPermitWaitsForAReturnedConnection() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest first = pool.request("a");
    SimulatedRequest second = pool.request("a");
    assertThat(pool.pool().hasWaiting(PoolSimulation.key("a"))).isTrue();

    first.finish();

    assertThat(second.connection()).isSameAs(first.connection());
    assertThat(pool.pool().hasWaiting(PoolSimulation.key("a"))).isFalse();
  }

  @Test
  void aRequestWithoutPermitWaitsForAPermitToo() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest first = pool.request("a");
    SimulatedRequest second = pool.request("a");

    first.end(CloseReason.CONNECTION_CLOSE_HEADER);

    assertThat(second.wasGivenReused()).isFalse();
    assertThat(pool.lastDial().cause()).isEqualTo(DialCause.PERMIT_PASSED_ON);
  }

  @Test
  void aRequestWhoseDialRunsAlsoWaitsForAReturnedConnection() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.held());
    SimulatedRequest second = pool.request("a");

    first.finish();

    assertThat(second.connection()).isSameAs(first.connection());
    assertThat(pool.runningDials()).hasSize(1);
  }

  @Test
  void returnedConnectionsGoToTheLongestWaiting() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");

    for (SimulatedRequest next : pool.requests(3, "a")) {
      holder.finish();
      assertThat(next.owns()).isTrue();
      holder = next;
    }
  }

  @Test
  void permitsGoToTheLongestWaiting() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");

    for (SimulatedRequest next : pool.requests(3, "a")) {
      holder.end(CloseReason.BODY_NOT_DRAINED);
      assertThat(next.owns()).isTrue();
      holder = next;
    }
  }

  @Test
  void aRequestServedFromOneQueueIsSkippedInTheOther() {
    var pool = PoolSimulation.of(Limits.none().perHost(2));
    List<SimulatedRequest> holders = pool.requests(2, "a");
    List<SimulatedRequest> waiting = pool.requests(2, "a");

    holders.get(0).finish();
    holders.get(1).end(CloseReason.IO_ERROR);

    assertThat(waiting.get(0).connection()).isSameAs(holders.get(0).connection());
    assertThat(waiting.get(1).wasGivenReused()).isFalse();
    assertThat(pool.lastDial().request()).isSameAs(waiting.get(1));
  }

  private static PoolSimulation poolWithLateTimers() {
    var pool = PoolSimulation.of(Limits.none().idleTimeout(TIMEOUT));
    pool.idleTimersStop();
    return pool;
  }
}
