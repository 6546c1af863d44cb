package dev.poolscope.client;

import static org.assertj.core.api.Assertions.fail;

import dev.poolscope.time.SystemTicker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for a condition that nobody signals, looking again and again.
final class Eventually {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long LOOK_EVERY_NANOS = 500_000;

  private Eventually() {}

  static void holds(Supplier<String> what, BooleanSupplier condition) {
    long deadline = SystemTicker.INSTANCE.nanos() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (SystemTicker.INSTANCE.nanos() > deadline) {
        fail(what.get());
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
