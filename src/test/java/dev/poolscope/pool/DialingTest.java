package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.PoolAction.Close;
import dev.poolscope.pool.PoolAction.StartDial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Section 5 of the Go pool reference: dials and permits.
class DialingTest {
  @Test
  void aConnectionDialedForItsOwnRequestIsNotMarkedReused() {
    var pool = PoolSimulation.of(Limits.none());

    SimulatedRequest request = pool.request("a");

    assertThat(request.wasGivenReused()).isFalse();
    assertThat(request.connection().isReused()).isFalse();
  }

  @Test
  void aDialThatOutlivesItsRequestsNeedLeavesAnIdleConnectionMarkedReused() {
    var pool = PoolSimulation.of(Limits.none());
    overtakenDial(pool).succeed();

    PoolConnection dialed = pool.opened().getLast();
    assertThat(pool.idle()).containsExactly(dialed);
    assertThat(dialed.isReused()).isTrue();
  }

  @Test
  void aDialThatOutlivesItsRequestsNeedServesTheNextRequest() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedDial dial = overtakenDial(pool);
    SimulatedRequest next = pool.request("a");

    dial.succeed();

    assertThat(next.connection()).isSameAs(pool.opened().getLast());
    assertThat(next.wasGivenReused()).isTrue();
  }

  @Test
  void anOvertakenDialsConnectionIsClosedUnusedByTheIdleLimitPerHost() {
    var pool = PoolSimulation.of(Limits.none().idlePerHost(1));
    SimulatedDial dial = overtakenDial(pool);
    dial.request().finish();

    dial.succeed();

    PoolConnection dialed = pool.opened().getLast();
    assertThat(dialed.closeReason()).isEqualTo(CloseReason.IDLE_PER_HOST_LIMIT);
    assertThat(dial.request().connection().isIdle()).isTrue();
  }

  @Test
  void anOvertakenDialsConnectionIsClosedUnusedByTheTotalIdleLimit() {
    var pool = PoolSimulation.of(Limits.none().idle(-1));

    overtakenDial(pool).succeed();

    assertThat(pool.opened().getLast().closeReason()).isEqualTo(CloseReason.IDLE_TOTAL_LIMIT);
  }

  @Test
  void theDialOfACancelledRequestLeavesAnIdleConnection() {
    var pool = PoolSimulation.of(Limits.none());
    pool.dialsGo(DialPlan.held());
    SimulatedRequest request = pool.request("a");
    request.cancel();

    pool.lastDial().succeed();

    assertThat(pool.idle()).hasSize(1);
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void aFailedDialFailsItsRequestAndGivesBackThePermit() {
    var pool = PoolSimulation.of(Limits.none());
    pool.dialsGo(DialPlan.failingAfter(0));

    SimulatedRequest request = pool.request("a");

    assertThat(request.state()).isEqualTo(SimulatedRequest.State.FAILED);
    assertThat(pool.permits("a")).isZero();
  }

  @Test
  void aFailedDialIsNotRepeatedForItsRequest() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    pool.dialsGo(DialPlan.failingAfter(MILLI));
    pool.request("a");

    pool.advance(10 * MILLI);

    assertThat(pool.dials()).hasSize(1);
  }

  @Test
  void aFailedDialPassesItsPermitToTheLongestWaitingRequest() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    pool.dialsGo(DialPlan.held());
    SimulatedRequest failing = pool.request("a");
    List<SimulatedRequest> waiting = pool.requests(2, "a");

    pool.lastDial().fail();

    assertThat(failing.state()).isEqualTo(SimulatedRequest.State.FAILED);
    assertThat(waiting).allMatch(SimulatedRequest::isWaiting);
    assertThat(pool.lastDial().request()).isSameAs(waiting.getFirst());
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void aFailedDialOfARequestServedOtherwiseHarmsNobody() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedDial dial = overtakenDial(pool);

    dial.fail();

    assertThat(dial.request().owns()).isTrue();
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void aRequestWhoseDialFailedIsPassedOverWhenAConnectionIsReturned() {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.failingAfter(0));
    SimulatedRequest second = pool.request("a");

    first.finish();

    assertThat(second.state()).isEqualTo(SimulatedRequest.State.FAILED);
    assertThat(pool.idle()).hasSize(1);
  }

  @Test
  void aPermitPassedOnKeepsTheCount() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.held());
    pool.request("a");

    first.end(CloseReason.IO_ERROR);

    assertThat(pool.runningDials()).hasSize(1);
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @Test
  void goingIdleBeingTakenAndHandOverKeepThePermit() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest first = pool.request("a");
    first.finish();
    assertThat(pool.permits("a")).isEqualTo(1);
    SimulatedRequest second = pool.request("a");
    assertThat(pool.permits("a")).isEqualTo(1);
    SimulatedRequest third = pool.request("a");
    second.finish();

    assertThat(third.owns()).isTrue();
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = CloseReason.class,
      names = {"CONNECTION_CLOSE_HEADER", "BODY_NOT_DRAINED", "REQUEST_CANCELLED"})
  void whateverEndsAConnectionGivesBackItsPermit(CloseReason reason) {
    var pool = PoolSimulation.of(Limits.none());
    SimulatedRequest request = pool.request("a");

    request.end(reason);

    assertThat(pool.permits("a")).isZero();
    assertThat(request.connection().closeReason()).isEqualTo(reason);
  }

  @Test
  void thePermitIsGivenBackBeforeTheSocketIsClosed() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest first = pool.request("a");
    SimulatedRequest second = pool.request("a");
    int before = pool.actions().size();

    first.end(CloseReason.CONNECTION_CLOSE_HEADER);

    List<PoolAction<Want<PoolConnection>, PoolConnection>> actions =
        pool.actions().subList(before, before + 2);
    assertThat(actions.get(0)).isInstanceOf(StartDial.class);
    assertThat(((StartDial<?, ?>) actions.get(0)).want()).isSameAs(second.want());
    assertThat(actions.get(1)).isEqualTo(new Close<>(first.connection()));
  }

  @Test
  void whileClosesTakeTimeOneSocketMoreThanTheLimitMayBeOpen() {
    var pool = PoolSimulation.of(Limits.none().perHost(1));
    pool.closingTakes(MILLI);
    SimulatedRequest first = pool.request("a");
    pool.request("a");

    first.end(CloseReason.CONNECTION_CLOSE_HEADER);

    assertThat(pool.mostSockets()).isEqualTo(2);
    assertThat(pool.permits("a")).isEqualTo(1);
  }

  /// A dial whose request was meanwhile served by a connection returned by another.
  private static SimulatedDial overtakenDial(PoolSimulation pool) {
    SimulatedRequest first = pool.request("a");
    pool.dialsGo(DialPlan.held());
    pool.request("a");
    first.finish();
    return pool.lastDial();
  }
}
