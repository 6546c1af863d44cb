package dev.poolscope.filter;

import dev.poolscope.timeline.Column;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// A test of a text column that remembers its answers by the cells' numbers, equal for equal texts,
/// so that a column of a few words asks for few texts however many rows there are.
///
/// Threading: confined to one thread at a time.
final class TextTest implements IntPredicate {
  private static final int SLOTS = 1 << 10;

  private final Column column;
  private final Predicate<String> test;
  private final long[] numbers = new long[SLOTS];
  private final byte[] answers = new byte[SLOTS];

  TextTest(Column column, Predicate<String> test) {
    this.column = column;
    this.test = test;
  }

  @Override
  public boolean test(int row) {
    long number = column.number(row);
    int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 54);
    if (answers[slot] == 0 || numbers[slot] != number) {
      numbers[slot] = number;
      answers[slot] = (byte) (test.test(column.text(row)) ? 1 : 2);
    }
    return answers[slot] == 1;
  }
}
