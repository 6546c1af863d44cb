package dev.poolscope.picks;

import org.jspecify.annotations.Nullable;

/// One step of a script. Picks are numbered from 0 in their order, those without a host included.
public sealed interface Step {
  /// Picks and holds.
  ///
  /// @param key the client address or hash key, or null for none
  record Pick(@Nullable String key) implements Step {}

  /// Releases a pick as a success that took as long as it was held.
  record Release(int pick) implements Step {}

  /// Releases a pick as a success of a given latency.
  record Complete(int pick, long latencyNanos) implements Step {}

  /// Releases a pick as a failure.
  record Fail(int pick) implements Step {}

  /// Says that a pick has its connection.
  record Connect(int pick) implements Step {}

  /// Lets time pass.
  record Pass(long nanos) implements Step {}

  /// Takes a host out of the choice.
  record Drain(String host) implements Step {}

  /// Puts a drained host back.
  record Restore(String host) implements Step {}
}
