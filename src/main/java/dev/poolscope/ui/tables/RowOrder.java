package dev.poolscope.ui.tables;

import java.util.Arrays;

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
