package dev.poolscope.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// When the process stood still, in order.
///
/// Threading: written by one thread, read by any.
final class StandstillRows {
  private final Longs starts;
  private final Longs ends;
  private final AtomicLong size = new AtomicLong();

  StandstillRows(ColumnStore store) {
    starts = new Longs(store);
    ends = new Longs(store);
  }

  /// Adds one that ended at an instant.
  void add(long endNanos, long nanos) {
    long start = Math.max(0, endNanos - nanos);
    if (start < endNanos) {
      long row = size.getPlain();
      starts.set(row, start);
      ends.set(row, endNanos);
      size.setRelease(row + 1);
    }
  }

  /// Those that touch a range.
  List<TimeRange> within(TimeRange range) {
    List<TimeRange> found = new ArrayList<>();
    long all = size.getAcquire();
    for (long row = ends.firstAbove(range.fromNanos(), 0, all); row < all; row++) {
      if (starts.get(row) >= range.toNanos()) {
        break;
      }
      found.add(new TimeRange(starts.get(row), ends.get(row)));
    }
    return found;
  }
}
