package dev.poolscope.client.go;

import dev.poolscope.pool.Want;
import dev.poolscope.time.Scheduler;

/// The want of a call's next attempt.
///
/// Threading: as [Want].
final class GoWant extends Want<Slot> {
  private final GoCall call;

  GoWant(GoCall call) {
    super(call.key(), call.number());
    this.call = call;
  }

  GoCall call() {
    return call;
  }

  @Override
  protected boolean isOverdue() {
    Scheduler.Timer deadline = call.deadline;
    return deadline != null && deadline.isDue();
  }
}
