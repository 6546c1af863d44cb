package dev.poolscope.time;

/// A monotone time source in nanoseconds without any wall-clock meaning: only differences count.
///
/// Threading: implementations are safe for use by any thread.
@FunctionalInterface
public interface Ticker {
  /// The current reading in nanoseconds; never goes back.
  long nanos();
}
