package dev.poolscope.load;

/// Requests at even intervals, the first at once. Each start is computed from its number, so
/// rounding does not add up.
///
/// Threading: confined to one thread.
final class ConstantSchedule implements ArrivalSchedule {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double ratePerSecond;
  private final long requests;
  private long issued;

  /// @param requests how many in all, 0 = no end
  ConstantSchedule(double ratePerSecond, long requests) {
    this.ratePerSecond = ratePerSecond;
    this.requests = requests;
  }

  @Override
  public long next() {
    if (requests > 0 && issued == requests) {
      return END;
    }
    return Math.round(issued++ * NANOS_PER_SECOND / ratePerSecond);
  }
}
