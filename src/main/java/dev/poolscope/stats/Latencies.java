package dev.poolscope.stats;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// A distribution of durations, three digits exact.
///
/// Threading: confined to one thread.
public final class Latencies {
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  /// Null while there are none: empty it takes 16 KB already, and a run has three for each host and
  /// client.
  private @Nullable Histogram histogram;

  /// Adds a duration; a negative one counts as 0.
  public void add(long nanos) {
    Histogram into = histogram;
    if (into == null) {
      into = new Histogram(DIGITS);
      histogram = into;
    }
    into.recordValue(Math.max(0, nanos));
  }

  /// How many durations it holds.
  public long count() {
    return histogram == null ? 0 : histogram.getTotalCount();
  }

  /// The duration in nanoseconds that `percent` of all do not exceed; 0 if there are none.
  public long nanosAt(double percent) {
    return histogram == null ? 0 : histogram.getValueAtPercentile(percent);
  }

  /// The duration in milliseconds that `percent` of all do not exceed; 0 if there are none.
  public double millisAt(double percent) {
    return nanosAt(percent) / NANOS_PER_MILLI;
  }

  /// The longest duration in nanoseconds; 0 if there are none.
  public long maxNanos() {
    return histogram == null ? 0 : histogram.getMaxValue();
  }

  /// The longest duration in milliseconds; 0 if there are none.
  public double maxMillis() {
    return maxNanos() / NANOS_PER_MILLI;
  }
}
