package dev.poolscope.timeline;

import java.util.concurrent.atomic.AtomicLong;

/// When something happened, in order.
///
/// Threading: written by one thread, read by any.
final class Instants {
  private final Longs times;
  private final AtomicLong size = new AtomicLong();

  Instants(ColumnStore store) {
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

  /// How many there are before an instant.
  long before(long nanos) {
    return times.firstAbove(nanos - 1, 0, size());
  }

  /// Those of a range; all that share a stretch of `grainNanos`, at least 1, are given as one.
  void ticks(TimeRange range, long grainNanos, Sink sink) {
    long end = before(range.toNanos());
    long i = before(range.fromNanos());
    while (i < end) {
      long nanos = times.get(i);
      long grainEnd = nanos - nanos % grainNanos + grainNanos;
      long next = grainNanos == 1 ? i + 1 : times.firstAbove(grainEnd - 1, i, end);
      sink.tick(nanos, next - i);
      i = next;
    }
  }

  /// Takes what [#ticks] finds.
  @FunctionalInterface
  interface Sink {
    /// @param count how many instants the tick stands for
    void tick(long nanos, long count);
  }
}
