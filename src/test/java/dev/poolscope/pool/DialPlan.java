package dev.poolscope.pool;

/// How a dial of the [PoolSimulation] goes: how long it takes, and whether it succeeds.
///
/// @param startNanos time from the pool's leave to dial until it is about to start
/// @param nanos how long it takes; [#HELD] = until the test ends it
record DialPlan(long startNanos, long nanos, boolean succeeds) {
  static final long HELD = -1;

  static DialPlan immediate() {
    return after(0);
  }

  static DialPlan after(long nanos) {
    return new DialPlan(0, nanos, true);
  }

  static DialPlan failingAfter(long nanos) {
    return new DialPlan(0, nanos, false);
  }

  DialPlan startingAfter(long delayNanos) {
    return new DialPlan(delayNanos, nanos, succeeds);
  }

  static DialPlan held() {
    return after(HELD);
  }
}
