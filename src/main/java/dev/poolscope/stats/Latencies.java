package dev.poolscope.stats;

import org.HdrHistogram.Histogram;

/// A distribution of durations, three digits exact.
///
/// Threading: confined to one thread.
public final class Latencies {
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Histogram histogram = new Histogram(DIGITS);

  void add(long nanos) {
    histogram.recordValue(Math.max(0, nanos));
  }

  /// How many durations it holds.
  public long count() {
    return histogram.getTotalCount();
  }

  /// The duration in milliseconds that `percent` of all do not exceed; 0 if there are none.
  public double millisAt(double percent) {
    return count() == 0 ? 0 : histogram.getValueAtPercentile(percent) / NANOS_PER_MILLI;
  }

  /// The longest duration in milliseconds; 0 if there are none.
  public double maxMillis() {
    return count() == 0 ? 0 : histogram.getMaxValue() / NANOS_PER_MILLI;
  }

  /// The histogram behind it, to be written in HdrHistogram's own formats.
  public Histogram histogram() {
    return histogram;
  }
}
