package dev.poolscope.load;

/// Several requests at a time, one gap before every burst, the first included; with a gap of 0 all
/// at once. A burst later than a `long` can tell never comes.
///
/// Threading: confined to one thread.
final class BurstSchedule implements ArrivalSchedule {
  private final long size;
  private final long gapNanos;
  private final long requests;
  private long issued;

  BurstSchedule(long size, long gapNanos, long requests) {
    this.size = size;
    this.gapNanos = gapNanos;
    this.requests = requests;
  }

  @Override
  public long next() {
    if (issued == requests) {
      return END;
    }
    long gaps = issued / size + 1;
    if (gapNanos > 0 && gaps > Long.MAX_VALUE / gapNanos) {
      return END;
    }
    issued++;
    return gaps * gapNanos;
  }
}
