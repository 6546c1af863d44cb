package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.PoolAction.ArmIdleTimer;
import dev.poolscope.pool.PoolAction.Close;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 6 of the Go pool reference: what becomes of a returned connection, in this order.
class ReturningTest {
  @Test
  void aClosedConnectionIsNotPutBack() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest request = pool.request("a");
    pool.perform(pool.pool().ended(request.connection(), CloseReason.IO_ERROR));

    request.finish();

    assertThat(pool.idle()).isEmpty();
    assertThat(request.connection().isReused()).isFalse();
    assertThat(request.connection().closeReason()).isEqualTo(CloseReason.IO_ERROR);
  }

  @Test
  void aClosedConnectionIsNotClosedAgainWithoutKeepAlive() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(-1));
    SimulatedRequest request = pool.request("a");
    pool.perform(pool.pool().ended(request.connection(), CloseReason.IO_ERROR));

    request.finish();

    assertThat(request.connection().closeReason()).isEqualTo(CloseReason.IO_ERROR);
    assertThat(pool.actions().stream().filter(Close.class::isInstance)).hasSize(1);
  }

  @Test
  void aReturnedConnectionIsMarkedReused() {
    var pool = PoolSimulation.of(Limits.none());

    assertThat(pool.makeIdle(1, "a").getFirst().isReused()).isTrue();
  }

  @Test
  void aHandedOverConnectionIsNotSubjectToTheIdleLimits() {
    var pool = PoolSimulation.of(Limits.none().idle(-1).idlePerHost(1).perHost(3));
    List<SimulatedRequest> holders = pool.requests(3, "a");
    List<SimulatedRequest> waiting = pool.requests(3, "a");

    holders.forEach(SimulatedRequest::finish);

    assertThat(waiting).allMatch(SimulatedRequest::owns);
    assertThat(pool.closed()).isEmpty();
  }

  @Test
  void aHandedOverConnectionEvictsNoOther() {
    var pool = PoolSimulation.of(Limits.none().idle(1).perHost(1));
    pool.makeIdle(1, "b");
    SimulatedRequest holder = pool.request("a");
    pool.request("a");

    holder.finish();

    assertThat(pool.closed()).isEmpty();
  }

  @Test
  void aHandedOverConnectionIsMarkedReused() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");
    SimulatedRequest next = pool.request("a");

    holder.finish();

    assertThat(next.wasGivenReused()).isTrue();
  }

  @Test
  void handOverLeavesIdleSinceAndTheIdleTimerAlone() {
    var pool = PoolSimulation.of(Limits.none().perHost(1).idleTimeout(100 * MILLI));
    pool.advance(5 * MILLI);
    pool.makeIdle(1, "a");
    pool.advance(7 * MILLI);
    SimulatedRequest holder = pool.request("a");
    SimulatedRequest next = pool.request("a");
    int before = pool.actions().size();

    holder.finish();

    assertThat(next.connection().idleSinceNanos()).isEqualTo(5 * MILLI);
    assertThat(pool.actions().subList(before, pool.actions().size()))
        .noneMatch(ArmIdleTimer.class::isInstance);
  }

  @Test
  void whatBecomesIdleAfterTheCallToCloseIdleConnectionsIsClosed() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest request = pool.request("a");
    pool.closeIdleConnections();

    request.finish();

    assertThat(request.connection().closeReason()).isEqualTo(CloseReason.CLOSE_IDLE_CALLED);
  }

  @Test
  void handOverComesBeforeTheCallToCloseIdleConnections() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");
    SimulatedRequest waiting = pool.request("a");
    pool.closeIdleConnections();

    holder.finish();

    assertThat(waiting.connection()).isSameAs(holder.connection());
  }

  @Test
  void theCallToCloseIdleConnectionsComesBeforeTheIdleLimitPerHost() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(-1));
    pool.setLimits(Limits.none().idlePerHost(1));
    List<SimulatedRequest> holders = pool.requests(2, "a");
    pool.closeIdleConnections();

    holders.forEach(SimulatedRequest::finish);

    assertThat(pool.closed())
        .extracting(PoolConnection::closeReason)
        .containsOnly(CloseReason.CLOSE_IDLE_CALLED);
  }

  @Test
  void theNextRequestOfAnyHostEndsTheClosingOfWhatBecomesIdle() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest request = pool.request("a");
    pool.closeIdleConnections();
    pool.request("b");

    request.finish();

    assertThat(pool.idle()).containsExactly(request.connection());
  }

  @Test
  void aFullIdleListClosesTheConnectionBeingReturned() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(2));

    List<PoolConnection> returned = pool.makeIdle(3, "a");

    assertThat(returned.get(2).closeReason()).isEqualTo(CloseReason.IDLE_PER_HOST_LIMIT);
    assertThat(pool.idle()).containsExactly(returned.get(0), returned.get(1));
  }

  @Test
  void anExceededTotalClosesTheOldestIdleOfAnyHost() {
    var pool = PoolSimulation.of(Limits.none().idle(3));
    PoolConnection oldest = pool.makeIdle(1, "b").getFirst();
    pool.makeIdle(1, "a");
    pool.makeIdle(1, "c");

    PoolConnection newest = pool.makeIdle(1, "d").getFirst();

    assertThat(pool.closed()).containsExactly(oldest);
    assertThat(oldest.closeReason()).isEqualTo(CloseReason.IDLE_TOTAL_LIMIT);
    assertThat(newest.isIdle()).isTrue();
  }

  @Test
  void theOldestIsTheOneThatBecameIdleFirstNotTheOneOpenedFirst() {
    var pool = PoolSimulation.of(Limits.none().idle(2).idlePerHost(2));
    List<SimulatedRequest> holders = pool.requests(2, "a");
    holders.get(1).finish();
    holders.get(0).finish();

    pool.makeIdle(1, "b");

    assertThat(pool.closed()).containsExactly(holders.get(1).connection());
  }

  @Test
  void usingAConnectionMakesItTheNewestAgain() {
    var pool = PoolSimulation.of(Limits.none().idle(2));
    pool.makeIdle(1, "a");
    PoolConnection onlyOnceUsed = pool.makeIdle(1, "b").getFirst();
    pool.makeIdle(1, "a");

    pool.makeIdle(1, "c");

    assertThat(pool.closed()).containsExactly(onlyOnceUsed);
  }

  @Test
  void eachReturnEvictsExactlyOne() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(9));
    pool.makeIdle(5, "a");
    SimulatedRequest holder = pool.request("b");
    pool.setLimits(Limits.none().idle(1).idlePerHost(9));

    holder.finish();

    assertThat(pool.closed()).hasSize(1);
    assertThat(pool.idle()).hasSize(5);
  }

  @Test
  void aNegativeTotalEvictsTheOldestBeforeTheConnectionJustAdded() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();
    SimulatedRequest holder = pool.request("b");
    pool.setLimits(Limits.none().idle(-1));

    holder.finish();

    assertThat(pool.closed()).containsExactly(idle);
    assertThat(pool.idle()).containsExactly(holder.connection());
  }

  @Test
  void anEvictionGivesItsHostsPermitBack() {
    var pool = PoolSimulation.of(Limits.none().idle(1).perHost(1));
    pool.makeIdle(1, "a");

    pool.makeIdle(1, "b");

    assertThat(pool.permits("a")).isZero();
    assertThat(pool.permits("b")).isEqualTo(1);
  }

  @Test
  void aConnectionRefusedByTheLimitPerHostEvictsNoOther() {
    var pool = PoolSimulation.of(Limits.none().idle(2).idlePerHost(1));
    PoolConnection other = pool.makeIdle(1, "b").getFirst();

    List<PoolConnection> returned = pool.makeIdle(2, "a");

    assertThat(pool.closed()).containsExactly(returned.get(1));
    assertThat(other.isIdle()).isTrue();
  }
}
