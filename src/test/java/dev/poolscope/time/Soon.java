package dev.poolscope.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another thread, or the garbage collector, is about to do and tells nobody.
public final class Soon {
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private static final long POLL_NANOS = 200_000;

  private Soon() {}

  /// Returns as soon as the condition holds.
  ///
  /// @throws AssertionError if it does not within a minute
  public static void holds(BooleanSupplier condition) {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not come true within " + AT_MOST);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
