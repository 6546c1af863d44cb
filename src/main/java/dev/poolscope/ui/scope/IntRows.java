package dev.poolscope.ui.scope;

import dev.poolscope.timeline.InOrder;
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
    return InOrder.countUpTo(size, nanos, index -> time.applyAsLong(rows[index]));
  }
}
