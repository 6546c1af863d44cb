package dev.poolscope.ui.tables;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;

/// Finds the rows to show.
///
/// @param rows how many rows the table has
/// @param tests what the rows must pass
/// @param keys what they are sorted by
record RowQuery(int rows, List<IntPredicate> tests, List<SortKey> keys) {
  private static final int CHECK_EVERY = 1 << 14;
  private static final double FILTERED = 0.3;

  /// The rows, sorted.
  ///
  /// @param progress told of the part that is done, from 0 to 1
  /// @throws CancellationException if the thread was interrupted
  RowOrder run(DoubleConsumer progress) {
    int[] found = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (row % CHECK_EVERY == 0) {
        checkpoint(progress, FILTERED * row / rows);
      }
      if (passes(row)) {
        found[count++] = row;
      }
    }
    int[] kept = count == rows ? found : Arrays.copyOf(found, count);
    return RowOrder.of(
        Sorting.sorted(kept, keys, part -> checkpoint(progress, FILTERED + (1 - FILTERED) * part)));
  }

  /// Why no row passes all tests.
  ///
  /// @param hasRange whether the first test is that of a range
  /// @throws CancellationException if the thread was interrupted
  Emptiness emptiness(boolean hasRange) {
    if (rows == 0 || tests.isEmpty()) {
      return Emptiness.NONE;
    }
    if (hasRange && (tests.size() == 1 || !isAny(tests.getFirst()))) {
      return Emptiness.RANGE;
    }
    return hasRange && isAny(tests.getLast()) ? Emptiness.BOTH : Emptiness.FILTER;
  }

  private boolean isAny(IntPredicate test) {
    for (int row = 0; row < rows; row++) {
      if (row % CHECK_EVERY == 0) {
        checkpoint(_ -> {}, 1);
      }
      if (test.test(row)) {
        return true;
      }
    }
    return false;
  }

  private boolean passes(int row) {
    for (IntPredicate test : tests) {
      if (!test.test(row)) {
        return false;
      }
    }
    return true;
  }

  private static void checkpoint(DoubleConsumer progress, double part) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the rows are no longer asked for");
    }
    progress.accept(part);
  }
}
