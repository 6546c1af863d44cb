package dev.poolscope.load;

import java.util.SplittableRandom;

/// Requests that come independently of each other: gaps are exponentially distributed, drawn by
/// inversion.
///
/// Threading: confined to one thread.
final class PoissonSchedule implements ArrivalSchedule {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double ratePerSecond;
  private final long requests;
  private final SplittableRandom random;
  private long issued;
  private double seconds;

  /// @param requests how many in all, 0 = no end
  PoissonSchedule(double ratePerSecond, long requests, SplittableRandom random) {
    this.ratePerSecond = ratePerSecond;
    this.requests = requests;
    this.random = random;
  }

  @Override
  public long next() {
    if (requests > 0 && issued == requests) {
      return END;
    }
    issued++;
    seconds -= Math.log1p(-random.nextDouble()) / ratePerSecond;
    return Math.round(seconds * NANOS_PER_SECOND);
  }
}
