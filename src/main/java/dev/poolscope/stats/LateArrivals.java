package dev.poolscope.stats;

import java.util.concurrent.TimeUnit;

/// The arrivals that were sent so late that what the run shows is partly the machine's doing, and
/// those so late that they were not sent.
///
/// Threading: confined to one thread.
public final class LateArrivals {
  /// From here on an arrival is late: far more than sending the requests of a burst one after the
  /// other takes.
  public static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private long late;
  private long latestNanos;
  private long unsent;
  private long latestUnsentNanos;

  /// A request was sent this long after it was due.
  void issued(long lagNanos) {
    if (lagNanos > LATE_NANOS) {
      late++;
      latestNanos = Math.max(latestNanos, lagNanos);
    }
  }

  /// Arrivals were not sent before the load phase ended, this long after the first of them was due.
  void unsent(long count, long lagNanos) {
    unsent += count;
    latestUnsentNanos = Math.max(latestUnsentNanos, lagNanos);
  }

  /// How many were sent late.
  public long count() {
    return late;
  }

  /// How many were not sent because the load phase ended before their turn came.
  public long unsent() {
    return unsent;
  }

  /// How late the latest of those was at the end of the load phase; 0 if there was none.
  public long latestUnsentNanos() {
    return latestUnsentNanos;
  }

  /// How late the latest that was sent late; 0 if none was.
  public long latestNanos() {
    return latestNanos;
  }
}
