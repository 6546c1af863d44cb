package dev.poolscope.stats;

/// How often and how long the process stood still during the load phase.
///
/// Threading: confined to one thread.
public final class Standstills {
  private long count;
  private long nanos;
  private long longestNanos;

  /// It stood still for so long.
  public void add(long forNanos) {
    count++;
    nanos += forNanos;
    longestNanos = Math.max(longestNanos, forNanos);
  }

  /// How often.
  public long count() {
    return count;
  }

  /// How long in all.
  public long nanos() {
    return nanos;
  }

  /// How long at most at once.
  public long longestNanos() {
    return longestNanos;
  }
}
