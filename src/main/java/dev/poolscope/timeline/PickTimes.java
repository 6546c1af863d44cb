package dev.poolscope.timeline;

import java.util.concurrent.atomic.AtomicLong;

/// When picks were made, in order.
///
/// Threading: written by one thread, read by any.
final class PickTimes {
  private final Longs times;
  private final AtomicLong size = new AtomicLong();

  PickTimes(ColumnStore store) {
    times = new Longs(store);
  }

  void add(long nanos) {
    long row = size.getPlain();
    times.set(row, nanos);
    size.setRelease(row + 1);
  }

  long size() {
    return size.getAcquire();
  }

  /// How many were made before an instant.
  long before(long nanos) {
    return times.firstAbove(nanos - 1, 0, size());
  }

  void ticks(TimeRange range, long grainNanos, int host, PickSeries.TickSink sink) {
    long end = before(range.toNanos());
    long i = before(range.fromNanos());
    while (i < end) {
      long nanos = times.get(i);
      long grainEnd = nanos - nanos % grainNanos + grainNanos;
      long next = grainNanos == 1 ? i + 1 : times.firstAbove(grainEnd - 1, i, end);
      sink.tick(host, nanos, next - i);
      i = next;
    }
  }
}
