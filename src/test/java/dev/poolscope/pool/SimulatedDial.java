package dev.poolscope.pool;

import dev.poolscope.model.DialCause;

/// One dial of a [PoolSimulation]: running, which here begins with the pool's leave, or over.
///
/// Threading: confined to the test's thread.
final class SimulatedDial {
  private final PoolSimulation simulation;
  private final SimulatedRequest request;
  private final DialCause cause;
  private boolean running = true;

  SimulatedDial(PoolSimulation simulation, SimulatedRequest request, DialCause cause) {
    this.simulation = simulation;
    this.request = request;
    this.cause = cause;
  }

  /// The request on whose behalf it was started.
  SimulatedRequest request() {
    return request;
  }

  DialCause cause() {
    return cause;
  }

  boolean isRunning() {
    return running;
  }

  /// Begins it, if the pool still wants it.
  void start() {
    if (!running) {
      return;
    }
    if (!simulation.pool().dialIsWanted(request.want())) {
      running = false;
      simulation.perform(simulation.pool().dialSkipped(request.want()));
      return;
    }
    DialPlan plan = request.plan().dial();
    if (plan.nanos() != DialPlan.HELD) {
      simulation.after(plan.nanos(), plan.succeeds() ? this::succeed : this::fail);
    }
  }

  /// Ends it with a new connection; nothing happens if it is over already.
  void succeed() {
    if (running) {
      running = false;
      PoolConnection opened = simulation.open(request.want().key());
      simulation.perform(
          simulation.pool().dialSucceeded(request.want(), opened, simulation.nanos()));
    }
  }

  /// Ends it without a connection; nothing happens if it is over already.
  void fail() {
    if (running) {
      running = false;
      simulation.perform(simulation.pool().dialFailed(request.want()));
    }
  }
}
