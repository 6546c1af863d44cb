package dev.poolscope.timeline;

import java.util.ArrayList;
import java.util.List;

/// Maxima over the cells of a column: of 8 cells, of 8 such maxima, and so on, so that the
/// largest cell of any stretch is found in logarithmic time.
///
/// Threading: grown by one thread; a reader asks for cells that it has learned of from that thread.
final class MaxPyramid {
  private static final int FACTOR = 8;
  private static final int LEVELS = 11;

  private final Cells base;
  private final List<Ints> maxima = new ArrayList<>();

  MaxPyramid(ColumnStore store, Cells base) {
    this.base = base;
    for (int i = 1; i < LEVELS; i++) {
      maxima.add(new Ints(store));
    }
  }

  /// Takes in that the base has this many cells by now; called for every cell.
  void grown(long size) {
    long cells = size;
    for (int level = 0; level < LEVELS - 1 && cells % FACTOR == 0; level++) {
      long block = cells / FACTOR - 1;
      maxima.get(level).set(block, maxAt(level, block * FACTOR, cells, Long.MIN_VALUE));
      cells /= FACTOR;
    }
  }

  /// The largest of the cells `from` to `to` (exclusive) and of `atLeast`.
  long max(long from, long to, long atLeast) {
    long largest = atLeast;
    long low = from;
    long high = to;
    int level = 0;
    while (level < LEVELS - 1 && high - low >= FACTOR) {
      long firstBlock = (low + FACTOR - 1) / FACTOR;
      long endBlock = high / FACTOR;
      largest = maxAt(level, low, Math.min(high, firstBlock * FACTOR), largest);
      if (firstBlock >= endBlock) {
        low = Math.min(high, firstBlock * FACTOR);
        break;
      }
      largest = maxAt(level, endBlock * FACTOR, high, largest);
      low = firstBlock;
      high = endBlock;
      level++;
    }
    return maxAt(level, low, high, largest);
  }

  private long maxAt(int level, long from, long to, long atLeast) {
    Cells cells = level == 0 ? base : maxima.get(level - 1);
    long largest = atLeast;
    for (long i = from; i < to; i++) {
      largest = Math.max(largest, cells.get(i));
    }
    return largest;
  }
}
