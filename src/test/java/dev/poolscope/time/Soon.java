package dev.poolscope.time;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Waits for what another thread, or the garbage collector, is about to do and tells nobody.
public final class Soon {
  /// As long as a busy machine may take.
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LOOK_EVERY = Duration.ofMillis(1);

  private Soon() {}

  /// Returns as soon as the condition holds.
  ///
  /// @throws AssertionError if it does not within a minute
  public static void holds(BooleanSupplier condition) {
    holds(() -> "it did not come true within " + PATIENCE, condition);
  }

  /// As [#holds(BooleanSupplier)].
  ///
  /// @param what says what is the case instead
  public static void holds(Supplier<String> what, BooleanSupplier condition) {
    try {
      Awaitility.await()
          .pollInSameThread()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK_EVERY)
          .until(condition::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(what.get(), e);
    }
  }
}
