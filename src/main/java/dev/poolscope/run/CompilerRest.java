package dev.poolscope.run;

import java.time.Duration;

/// Whether the Java runtime has compiled what a warm-up runs through: twice in a row its compiler
/// had little to do for a while.
///
/// Threading: confined to one thread.
final class CompilerRest {
  private static final long STEP_NANOS = Duration.ofMillis(250).toNanos();

  private long stepBegan;
  private long compiledBefore;
  private int idleSteps;

  CompilerRest(long nanos, long compiledNanos) {
    stepBegan = nanos;
    compiledBefore = compiledNanos;
  }

  /// So much had been compiled at an instant.
  void look(long nanos, long compiledNanos) {
    long step = nanos - stepBegan;
    if (step < STEP_NANOS) {
      return;
    }
    boolean idle = compiledNanos - compiledBefore < step * CompilerWatch.LEAST_SHARE;
    idleSteps = idle ? idleSteps + 1 : 0;
    stepBegan = nanos;
    compiledBefore = compiledNanos;
  }

  boolean isReached() {
    return idleSteps >= 2;
  }
}
