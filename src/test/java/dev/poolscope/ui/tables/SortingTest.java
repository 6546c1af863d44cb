package dev.poolscope.ui.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.filter.MemoryTable;
import dev.poolscope.report.ColumnKind;
import dev.poolscope.report.TableColumn;
import dev.poolscope.report.TestColumns;
import dev.poolscope.timeline.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SortingTest {
  private static final int MANY = 1_000_000;

  @Test
  void emptyCellsComeLastEitherWay() {
    MemoryTable table =
        new MemoryTable("t", "n:NUMBER", "w:TEXT").add(2, "b").add(null, "").add(1, "a");
    assertThat(sorted(table, "n", false)).containsExactly(2, 0, 1);
    assertThat(sorted(table, "n", true)).containsExactly(0, 2, 1);
    assertThat(sorted(table, "w", false)).containsExactly(2, 0, 1);
    assertThat(sorted(table, "w", true)).containsExactly(0, 2, 1);
  }

  @Property(tries = 200)
  void sortsAsAStableSortOfObjectsDoes(
      @ForAll @IntRange(max = 60) int rows,
      @ForAll long seed,
      @ForAll boolean firstDown,
      @ForAll boolean secondDown) {
    MemoryTable table = new MemoryTable("t", "n:NUMBER", "w:TEXT");
    Random random = new Random(seed);
    for (int row = 0; row < rows; row++) {
      long[] extremes = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE + 1};
      table.add(extremes[random.nextInt(extremes.length)], "w" + random.nextInt(4));
    }
    Column number = table.column("n");
    Column word = table.column("w");
    Comparator<Integer> byNumber = Comparator.comparingLong(number::number);
    Comparator<Integer> byWord = Comparator.comparing(word::text);
    List<Integer> expected = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    expected.sort(
        (firstDown ? byWord.reversed() : byWord)
            .thenComparing(secondDown ? byNumber.reversed() : byNumber));
    int[] sorted =
        Sorting.sorted(
            IntStream.range(0, rows).toArray(),
            List.of(new SortKey(word, firstDown), new SortKey(number, secondDown)),
            _ -> {});
    assertThat(IntStream.of(sorted).boxed().toList()).isEqualTo(expected);
  }

  @Test
  void aMillionRowsAreSortedReadingEachCellOnce() {
    AtomicLong read = new AtomicLong();
    Column scrambled =
        new Column() {
          @Override
          public TableColumn<?> definition() {
            return TestColumns.of("n", ColumnKind.NUMBER);
          }

          @Override
          public long number(int row) {
            read.incrementAndGet();
            return row * 0x9E3779B97F4A7C15L;
          }

          @Override
          public String text(int row) {
            return Long.toString(number(row));
          }
        };
    int[] rows = IntStream.range(0, MANY).toArray();
    List<SortKey> keys = List.of(new SortKey(scrambled, false));
    int[] sorted = Sorting.sorted(rows, keys, _ -> {});
    assertThat(read).hasValue(MANY);
    for (int i = 1; i < sorted.length; i++) {
      assertThat(scrambled.number(sorted[i - 1]) <= scrambled.number(sorted[i])).isTrue();
    }
  }

  private static int[] sorted(MemoryTable table, String column, boolean descending) {
    return Sorting.sorted(
        IntStream.range(0, table.size()).toArray(),
        List.of(new SortKey(table.column(column), descending)),
        _ -> {});
  }
}
