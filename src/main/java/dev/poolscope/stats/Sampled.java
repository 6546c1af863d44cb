package dev.poolscope.stats;

/// Mean and maximum of a number that is sampled at even intervals.
///
/// Threading: confined to one thread.
public final class Sampled {
  private long count;
  private long sum;
  private long max;

  void add(long value) {
    count++;
    sum += value;
    max = Math.max(max, value);
  }

  /// How often it was sampled.
  public long count() {
    return count;
  }

  /// The mean, 0 if it was never sampled.
  public double mean() {
    return count == 0 ? 0 : (double) sum / count;
  }

  /// The largest value, 0 if it was never sampled.
  public long max() {
    return max;
  }
}
