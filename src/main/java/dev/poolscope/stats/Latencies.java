package dev.poolscope.stats;

import org.HdrHistogram.Histogram;

/// A distribution of durations, three digits exact.
///
/// Threading: confined to one thread.
public final class Latencies {
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Histogram histogram = new Histogram(DIGITS);

  /// Adds a duration; a negative one counts as 0.
  public void add(long nanos) {
    histogram.recordValue(Math.max(0, nanos));
  }

  /// How many durations it holds.
  public long count() {
    return histogram.getTotalCount();
  }

  /// The duration in nanoseconds that `percent` of all do not exceed; 0 if there are none.
  public long nanosAt(double percent) {
    return count() == 0 ? 0 : histogram.getValueAtPercentile(percent);
  }

  /// The duration in milliseconds that `percent` of all do not exceed; 0 if there are none.
  public double millisAt(double percent) {
    return nanosAt(percent) / NANOS_PER_MILLI;
  }

  /// The longest duration in nanoseconds; 0 if there are none.
  public long maxNanos() {
    return count() == 0 ? 0 : histogram.getMaxValue();
  }

  /// The longest duration in milliseconds; 0 if there are none.
  public double maxMillis() {
    return maxNanos() / NANOS_PER_MILLI;
  }
}
