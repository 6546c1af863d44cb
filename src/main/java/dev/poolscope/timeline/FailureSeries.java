package dev.poolscope.timeline;

import dev.poolscope.model.FailureKind;
import java.util.Map;

/// The requests that failed, by time. As in the report, what comes after the load phase is not
/// counted.
///
/// Threading: safe for use by any thread.
public interface FailureSeries {
  /// How many requests to a host failed before an instant, by kind, the most frequent kind first;
  /// kinds without any are left out.
  ///
  /// @param host by its place in [Recording#hosts]
  Map<FailureKind, Long> before(int host, long nanos);

  /// The failures of a host within a range, in order. Those that share a stretch of `grainNanos`
  /// are given as one tick, so that the effort follows the picture; a grain of at most 1 gives
  /// every failure.
  void ticks(int host, TimeRange range, long grainNanos, TickSink sink);

  /// Takes what [#ticks] finds.
  @FunctionalInterface
  interface TickSink {
    /// One tick.
    ///
    /// @param failures how many it stands for
    void tick(long nanos, long failures);
  }
}
