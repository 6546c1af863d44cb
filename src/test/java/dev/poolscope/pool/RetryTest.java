package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pool's part in section 10 of the Go pool reference: a further attempt is a further want.
class RetryTest {
  @Test
  void furtherAttemptsMayPickFurtherStaleConnectionsUntilANewOneIsDialed() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(3).perHost(3));
    List<PoolConnection> stale = pool.makeIdle(3, "a");

    for (PoolConnection expected : stale.reversed()) {
      SimulatedRequest attempt = pool.request("a");
      assertThat(attempt.connection()).isSameAs(expected);
      assertThat(attempt.wasGivenReused()).isTrue();
      pool.serverCloses(expected);
    }

    assertThat(pool.request("a").wasGivenReused()).isFalse();
  }

  @Test
  void aFurtherAttemptJoinsTheQueueAtItsEnd() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest failing = pool.request("a");
    SimulatedRequest waiting = pool.request("a");

    failing.end(CloseReason.SERVER_CLOSED_IN_USE);
    SimulatedRequest again = pool.request("a");

    assertThat(waiting.owns()).isTrue();
    assertThat(again.isWaiting()).isTrue();
  }
}
