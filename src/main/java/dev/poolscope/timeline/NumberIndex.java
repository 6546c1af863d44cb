package dev.poolscope.timeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the row of a number. Numbers count up from 1, more or less in order; any that is far off
/// is found as well.
///
/// Threading: added to by one thread; read by any, which sees rows that it knows to be there.
final class NumberIndex {
  private static final long FAR = 1 << 20;

  private final Ints rowsPlusOne;
  private final Map<Long, Integer> farOff = new ConcurrentHashMap<>();
  private volatile long end;

  NumberIndex(ColumnStore store) {
    rowsPlusOne = new Ints(store);
  }

  void put(long number, int row) {
    if (number < 0 || number > row + FAR) {
      farOff.put(number, row);
      return;
    }
    long known = end;
    for (long skipped = known; skipped < number; skipped++) {
      rowsPlusOne.set(skipped, 0);
    }
    rowsPlusOne.set(number, row + 1L);
    end = Math.max(known, number + 1);
  }

  /// The row of a number, -1 if there is none.
  int row(long number) {
    if (number >= 0 && number < end) {
      long row = rowsPlusOne.get(number);
      if (row > 0) {
        return (int) row - 1;
      }
    }
    return farOff.getOrDefault(number, -1);
  }
}
