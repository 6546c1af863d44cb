package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request of a [PoolSimulation]: waits for a connection, is given one, holds it, ends.
///
/// Threading: confined to the test's thread.
final class SimulatedRequest {
  /// Where a request stands.
  enum State {
    WAITING,
    DELIVERED,
    HOLDING,
    DONE,
    FAILED,
    CANCELLED
  }

  private final PoolSimulation simulation;
  private final Want<PoolConnection> want;
  private final RequestPlan plan;
  private State state = State.WAITING;
  private @Nullable PoolConnection connection;
  private boolean reused;

  SimulatedRequest(PoolSimulation simulation, Want<PoolConnection> want, RequestPlan plan) {
    this.simulation = simulation;
    this.want = want;
    this.plan = plan;
  }

  Want<PoolConnection> want() {
    return want;
  }

  RequestPlan plan() {
    return plan;
  }

  State state() {
    return state;
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  boolean owns() {
    return state == State.DELIVERED || state == State.HOLDING;
  }

  /// The connection it was last given.
  PoolConnection connection() {
    return Objects.requireNonNull(connection, () -> want + " never got a connection");
  }

  /// Whether that connection carried the pool's reused mark when it was given.
  boolean wasGivenReused() {
    return reused;
  }

  /// Returns the connection to the pool, as at the end of a response.
  void finish() {
    assertThat(state).as("state of %s", want).isEqualTo(State.HOLDING);
    state = State.DONE;
    simulation.perform(simulation.pool().returned(connection(), simulation.nanos()));
  }

  /// Ends the connection for a reason of its own.
  void end(CloseReason reason) {
    assertThat(state).as("state of %s", want).isEqualTo(State.HOLDING);
    state = State.DONE;
    simulation.perform(simulation.pool().ended(connection(), reason));
  }

  /// Cancels the request, wherever it stands; where dials belong to their requests its dial ends
  /// with it.
  void cancel() {
    switch (state) {
      case WAITING, DELIVERED -> {
        state = State.CANCELLED;
        simulation.perform(simulation.pool().cancel(want, simulation.nanos()));
      }
      case HOLDING -> end(CloseReason.REQUEST_CANCELLED);
      case DONE, FAILED, CANCELLED -> {}
    }
    simulation.requestEnded(this);
  }

  /// Takes a delivered connection for good.
  void take() {
    if (state == State.DELIVERED) {
      assertThat(simulation.pool().take(want)).as("%s may be taken", want).isTrue();
      state = State.HOLDING;
      simulation.taken(this);
      if (plan.serviceNanos() != RequestPlan.HELD) {
        simulation.after(plan.serviceNanos(), this::endAsPlanned);
      }
    }
  }

  void delivered(PoolConnection given, boolean markedReused) {
    assertThat(state).as("state of %s, which is given %s", want, given).isEqualTo(State.WAITING);
    state = State.DELIVERED;
    connection = given;
    reused = markedReused;
    if (plan.takeDelayNanos() == 0) {
      take();
    } else if (plan.takeDelayNanos() != RequestPlan.HELD) {
      simulation.after(plan.takeDelayNanos(), this::take);
    }
  }

  void failed() {
    assertThat(state).as("state of %s, which fails", want).isEqualTo(State.WAITING);
    state = State.FAILED;
  }

  private void endAsPlanned() {
    if (state == State.HOLDING) {
      if (plan.ending() == null) {
        finish();
      } else {
        end(plan.ending());
      }
    }
  }
}
