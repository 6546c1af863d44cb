package dev.poolscope.ui.scope;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// Row numbers that are only ever added.
///
/// Threading: confined to one thread.
final class IntRows {
  private int[] rows = new int[16];
  private int size;

  void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
    }
    rows[size++] = row;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return rows[index];
  }

  /// The place of a row, which must be in order; negative if it is not among them.
  int indexOf(int row) {
    return Arrays.binarySearch(rows, 0, size, row);
  }

  /// How many of the rows have a time at or before an instant, the times being in order.
  int countUpTo(long nanos, IntToLongFunction time) {
    return countUpTo(size, nanos, index -> time.applyAsLong(rows[index]));
  }

  /// How many of the first so many places have a time at or before an instant, the times being in
  /// order.
  static int countUpTo(int places, long nanos, IntToLongFunction time) {
    int low = 0;
    int high = places;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time.applyAsLong(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
