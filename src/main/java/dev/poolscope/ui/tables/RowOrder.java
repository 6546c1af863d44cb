package dev.poolscope.ui.tables;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Which rows of a table are shown, and in which order.
///
/// Threading: immutable.
final class RowOrder {
  static final RowOrder NONE = of(new int[0]);

  private final int[] rows;

  private RowOrder(int[] rows) {
    this.rows = rows;
  }

  /// Rows in this order; the array is not to be changed any more.
  static RowOrder of(int[] rows) {
    return new RowOrder(rows);
  }

  int size() {
    return rows.length;
  }

  /// The row at a place.
  int row(int index) {
    return rows[index];
  }

  /// The place of a row, -1 if it is not shown.
  int indexOf(int row) {
    boolean inPlace = row >= 0 && row < rows.length && rows[row] == row;
    if (inPlace) {
      return row;
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    return -1;
  }

  /// The places of those of some rows that are shown, in order; one pass over all rows.
  int[] indexesOf(List<Integer> wanted) {
    if (wanted.isEmpty()) {
      return new int[0];
    }
    BitSet some = new BitSet();
    wanted.forEach(some::set);
    return IntStream.range(0, rows.length).filter(index -> some.get(rows[index])).toArray();
  }

  /// Whether it begins with all rows of another, in the same order.
  boolean startsWith(RowOrder other) {
    return rows.length >= other.rows.length
        && Arrays.equals(rows, 0, other.rows.length, other.rows, 0, other.rows.length);
  }

  /// The rows in an array of their own.
  int[] toArray() {
    return rows.clone();
  }
}
