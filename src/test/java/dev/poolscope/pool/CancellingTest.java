package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 4, step 3 of the Go pool reference: requests that end before they use a connection.
class CancellingTest {
  @Test
  void aCancelledRequestIsSkippedWhenAConnectionComesBack() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");
    List<SimulatedRequest> waiting = pool.requests(2, "a");
    waiting.getFirst().cancel();

    holder.finish();

    assertThat(waiting.getLast().owns()).isTrue();
  }

  @Test
  void aCancelledRequestIsSkippedWhenAPermitComesFree() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");
    List<SimulatedRequest> waiting = pool.requests(2, "a");
    waiting.getFirst().cancel();

    holder.end(CloseReason.WRITE_ERROR);

    assertThat(pool.lastDial().request()).isSameAs(waiting.getLast());
  }

  @Test
  void onceEveryWaitingRequestIsCancelledThePermitIsFree() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");
    pool.requests(2, "a").forEach(SimulatedRequest::cancel);

    holder.end(CloseReason.WRITE_ERROR);

    assertThat(pool.permits("a")).isZero();
    assertThat(pool.dials()).hasSize(1);
  }

  @Test
  void aConnectionDeliveredToACancelledRequestGoesToTheNextOne() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest holder = pool.request("a");
    SimulatedRequest slow = pool.request("a", slowToTake());
    SimulatedRequest next = pool.request("a");
    holder.finish();
    assertThat(slow.state()).isEqualTo(SimulatedRequest.State.DELIVERED);

    slow.cancel();

    assertThat(next.connection()).isSameAs(holder.connection());
  }

  @Test
  void aConnectionDeliveredToACancelledRequestBecomesIdle() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest slow = pool.request("a", slowToTake());

    slow.cancel();

    assertThat(pool.idle()).containsExactly(slow.connection());
    assertThat(slow.connection().isReused()).isTrue();
  }

  @Test
  void aConnectionDeliveredToACancelledRequestIsSubjectToTheIdleLimits() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(1));
    SimulatedRequest slow = pool.request("a", slowToTake());
    pool.makeIdle(1, "a");

    slow.cancel();

    assertThat(slow.connection().closeReason()).isEqualTo(CloseReason.IDLE_PER_HOST_LIMIT);
  }

  @Test
  void aConnectionThatWasTakenIsNotPutBackByCancelling() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest request = pool.request("a");

    List<PoolAction<Want<PoolConnection>, PoolConnection>> actions =
        pool.pool().cancel(request.want(), pool.nanos());

    assertThat(actions).isEmpty();
    assertThat(pool.idle()).isEmpty();
  }

  @Test
  void aCancelledRequestCannotTakeWhatItHadBeenGiven() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest slow = pool.request("a", slowToTake());
    slow.cancel();

    assertThat(pool.pool().take(slow.want())).isFalse();
    assertThat(slow.want().connection()).isNull();
  }

  @Test
  void aConnectionIsTakenOnce() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest request = pool.request("a");

    assertThat(pool.pool().take(request.want())).isFalse();
  }

  private static RequestPlan slowToTake() {
    return RequestPlan.holding(DialPlan.immediate()).takingAfter(RequestPlan.HELD);
  }
}
