package dev.poolscope.canary.balance;

import java.time.Instant;
import java.util.function.Supplier;

/// Reads the clock where it may not.
public final class ImpatientBalancer {
  /// By a call.
  public long called() {
    return System.nanoTime();
  }

  /// By a method reference.
  public Supplier<Instant> referred() {
    return Instant::now;
  }

  /// By sleeping.
  public void slept() throws InterruptedException {
    Thread.sleep(1);
  }
}
