package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sections 8 and 11 of the Go pool reference: how idle connections end.
class IdleTest {
  private static final long TIMEOUT = 100 * MILLI;

  @Test
  void anIdleConnectionStaysUntilJustBeforeTheTimeout() {
    var pool = poolWithTimeout();
    pool.makeIdle(1, "a");

    pool.advance(TIMEOUT - 1);

    assertThat(pool.idle()).hasSize(1);
  }

  @Test
  void anIdleConnectionIsClosedAtTheTimeout() {
    var pool = poolWithTimeout();
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();

    pool.advance(TIMEOUT);

    assertThat(connection.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
    assertThat(pool.permits("a")).isZero();
  }

  @Test
  void theIdleTimerDoesNothingWhileTheConnectionIsInUse() {
    var pool = poolWithTimeout();
    pool.makeIdle(1, "a");
    pool.advance(TIMEOUT - 1);
    SimulatedRequest user = pool.request("a");

    pool.advance(TIMEOUT);

    assertThat(user.connection().closeReason()).isNull();
  }

  @Test
  void becomingIdleAgainRestartsTheIdleTimer() {
    var pool = poolWithTimeout();
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();
    pool.advance(TIMEOUT - 1);
    pool.makeIdle(1, "a");

    pool.advance(TIMEOUT - 1);
    assertThat(connection.isIdle()).isTrue();
    pool.advance(1);
    assertThat(connection.closeReason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
  }

  @Test
  void aTimerThatFiresLateDoesNotCloseAConnectionThatJustBecameIdle() {
    var pool = poolWithTimeout();
    PoolConnection connection = pool.makeIdle(1, "a").getFirst();
    pool.advance(TIMEOUT - 1);
    pool.makeIdle(1, "a");

    assertThat(pool.pool().idleTimerFired(connection, TIMEOUT)).isEmpty();
    assertThat(connection.isIdle()).isTrue();
  }

  @Test
  void aConnectionEvictedAtOnceArmsNoTimer() {
    var pool = PoolSimulation.of(Limits.none().idle(-1).idleTimeout(TIMEOUT));

    pool.makeIdle(1, "a");

    assertThat(pool.actions()).noneMatch(PoolAction.ArmIdleTimer.class::isInstance);
  }

  @Test
  void theServersCloseEndsAnIdleConnectionAtOnce() {
    var pool = PoolSimulation.of(Limits.none());
    List<PoolConnection> idle = pool.makeIdle(2, "a");

    pool.serverCloses(idle.getFirst());

    assertThat(idle.getFirst().closeReason()).isEqualTo(CloseReason.SERVER_CLOSED);
    assertThat(pool.idle()).containsExactly(idle.getLast());
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void aConnectionClosedByTheServerMakesRoomForAnother() {
    var pool = PoolSimulation.of(Limits.none().idle(1).idlePerHost(1));
    pool.serverCloses(pool.makeIdle(1, "a").getFirst());

    pool.makeIdle(1, "a");

    assertThat(pool.idle()).hasSize(1);
    assertThat(pool.closed()).hasSize(1);
  }

  @Test
  void bytesOnAnIdleConnectionEndItToo() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();

    pool.perform(pool.pool().endedWhileIdle(idle, CloseReason.UNSOLICITED_DATA));

    assertThat(idle.closeReason()).isEqualTo(CloseReason.UNSOLICITED_DATA);
  }

  @Test
  void whatIsReadFromAConnectionInUseIsItsUsersBusiness() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection used = pool.request("a").connection();

    assertThat(pool.pool().endedWhileIdle(used, CloseReason.SERVER_CLOSED)).isEmpty();
    assertThat(used.closeReason()).isNull();
  }

  @Test
  void theFirstCauseOfACloseWins() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection connection = pool.request("a").connection();
    pool.perform(pool.pool().ended(connection, CloseReason.IO_ERROR));

    assertThat(pool.pool().ended(connection, CloseReason.REQUEST_CANCELLED)).isEmpty();
    assertThat(connection.closeReason()).isEqualTo(CloseReason.IO_ERROR);
    assertThat(pool.permits("a")).isZero();
  }

  @Test
  void closeIdleConnectionsClosesTheIdleAndLeavesThoseInUse() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest user = pool.request("a");
    List<PoolConnection> idle = List.of(makeIdle(pool, "a"), makeIdle(pool, "b"));

    pool.closeIdleConnections();

    assertThat(idle)
        .extracting(PoolConnection::closeReason)
        .containsOnly(CloseReason.CLOSE_IDLE_CALLED);
    assertThat(user.connection().closeReason()).isNull();
    assertThat(pool.permits("b")).isZero();
  }

  @Test
  void idleConnectionsCanBeClosedForAnotherReason() {
    var pool = PoolSimulation.of(Limits.none());
    PoolConnection idle = makeIdle(pool, "a");

    pool.perform(pool.pool().closeIdle(CloseReason.RUN_ENDED));

    assertThat(idle.closeReason()).isEqualTo(CloseReason.RUN_ENDED);
  }

  @Test
  void nothingElseIsCheckedWhenAnIdleConnectionIsTaken() {
    var pool = poolWithTimeout();
    PoolConnection idle = pool.makeIdle(1, "a").getFirst();

    SimulatedRequest request = pool.request("a");
    pool.serverCloses(idle);

    assertThat(request.connection()).isSameAs(idle);
    assertThat(idle.closeReason()).isEqualTo(CloseReason.SERVER_CLOSED_IN_USE);
  }

  private static PoolConnection makeIdle(PoolSimulation pool, String host) {
    return pool.makeIdle(1, host).getFirst();
  }

  private static PoolSimulation poolWithTimeout() {
    return PoolSimulation.of(Limits.none().idleTimeout(TIMEOUT));
  }
}
