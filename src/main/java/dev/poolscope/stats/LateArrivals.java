package dev.poolscope.stats;

import java.util.concurrent.TimeUnit;

/// The arrivals that were sent so late that what the run shows is partly the machine's doing.
///
/// Threading: confined to one thread.
public final class LateArrivals {
  /// From here on an arrival is late: far more than sending the requests of a burst one after the
  /// other takes.
  public static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private long late;
  private long latestNanos;

  /// A request was sent this long after it was due.
  void issued(long lagNanos) {
    if (lagNanos > LATE_NANOS) {
      late++;
      latestNanos = Math.max(latestNanos, lagNanos);
    }
  }

  /// How many were late.
  public long count() {
    return late;
  }

  /// How late the latest of them was; 0 if none was.
  public long latestNanos() {
    return latestNanos;
  }
}
