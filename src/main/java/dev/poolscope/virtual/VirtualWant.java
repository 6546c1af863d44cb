package dev.poolscope.virtual;

import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.Want;
import dev.poolscope.time.Scheduler;

/// The want of a call's next attempt in virtual time.
///
/// Threading: confined to one thread.
final class VirtualWant extends Want<VirtualLane> {
  final VirtualCall call;

  VirtualWant(HostKey key, VirtualCall call) {
    super(key, call.number());
    this.call = call;
  }

  @Override
  protected boolean isOverdue() {
    Scheduler.Timer deadline = call.deadline;
    return deadline != null && deadline.isDue();
  }
}
