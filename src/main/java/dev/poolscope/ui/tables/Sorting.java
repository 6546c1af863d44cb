package dev.poolscope.ui.tables;

import dev.poolscope.report.ColumnKind;
import dev.poolscope.timeline.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/// Sorts rows by columns, stably and without an object per row: each key is replaced by its rank
/// among the column's values, and rank and place together are sorted as one `long`.
final class Sorting {
  private static final int PLACE_BITS = 32;
  private static final int STEPS = 3;

  private Sorting() {}

  /// The rows sorted by the first key, equals by the second, and so on; in the given order where
  /// all keys are equal.
  ///
  /// @param progress told of the part that is done, from 0 to 1
  static int[] sorted(int[] rows, List<SortKey> keys, DoubleConsumer progress) {
    int[] sorted = rows;
    for (int i = keys.size() - 1, done = 0; i >= 0; i--, done++) {
      double base = (double) done / keys.size();
      sorted = by(keys.get(i), sorted, part -> progress.accept(base + part / keys.size()));
    }
    return sorted;
  }

  private static int[] by(SortKey key, int[] rows, DoubleConsumer progress) {
    Column column = key.column();
    long[] values = Arrays.stream(rows).mapToLong(column::number).toArray();
    progress.accept(1.0 / STEPS);
    long[] distinct = Arrays.stream(values).sorted().distinct().toArray();
    int[] ranks =
        column.kind() == ColumnKind.TEXT ? textRanks(column, rows, values, distinct) : null;
    progress.accept(2.0 / STEPS);
    long[] packed = new long[rows.length];
    for (int place = 0; place < rows.length; place++) {
      int index = Arrays.binarySearch(distinct, values[place]);
      int rank = ranks == null ? index : ranks[index];
      boolean empty = ranks == null ? values[place] == Column.MISSING : rank < 0;
      long directed = key.descending() ? distinct.length - rank : rank;
      packed[place] = ((empty ? Integer.MAX_VALUE : directed) << PLACE_BITS) | place;
    }
    Arrays.sort(packed);
    return Arrays.stream(packed).mapToInt(entry -> rows[(int) entry]).toArray();
  }

  /// The ranks of a column's distinct texts, by their places among the distinct numbers; -1 for the
  /// empty text.
  private static int[] textRanks(Column column, int[] rows, long[] values, long[] distinct) {
    String[] texts = new String[distinct.length];
    for (int i = 0; i < rows.length; i++) {
      int index = Arrays.binarySearch(distinct, values[i]);
      if (texts[index] == null) {
        texts[index] = column.text(rows[i]);
      }
    }
    int[] order =
        IntStream.range(0, texts.length)
            .boxed()
            .sorted(Comparator.comparing(index -> texts[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[texts.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = texts[order[rank]].isEmpty() ? -1 : rank;
    }
    return ranks;
  }
}
