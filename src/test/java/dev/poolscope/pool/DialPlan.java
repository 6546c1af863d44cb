package dev.poolscope.pool;

/// How a dial of the [PoolSimulation] goes: how long it takes, and whether it succeeds.
///
/// @param nanos how long it takes; [#HELD] = until the test ends it
record DialPlan(long nanos, boolean succeeds) {
  static final long HELD = -1;

  static DialPlan immediate() {
    return after(0);
  }

  static DialPlan after(long nanos) {
    return new DialPlan(nanos, true);
  }

  static DialPlan failingAfter(long nanos) {
    return new DialPlan(nanos, false);
  }

  static DialPlan held() {
    return after(HELD);
  }
}
