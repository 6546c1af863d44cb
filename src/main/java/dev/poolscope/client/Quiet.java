package dev.poolscope.client;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/// Waits for the end of what is still under way.
public final class Quiet {
  private Quiet() {}

  /// Waits until `isQuiet`, which is asked holding the lock, at the beginning and each time the
  /// condition is signalled.
  ///
  /// @return false if it still is not after that time, or if the thread was interrupted
  public static boolean await(
      Lock lock, Condition changed, BooleanSupplier isQuiet, Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!isQuiet.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
