package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.report.TestColumns;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final int MANY = 300_000;
  private ColumnStore store;

  @BeforeEach
  void open() throws IOException {
    store = new ColumnStore();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void cellsKeepWhatWasSetAcrossAllChunks() {
    Longs longs = new Longs(store);
    Ints ints = new Ints(store);
    for (int i = 0; i < MANY; i++) {
      longs.set(i, i * 0x1_0000_0001L);
      ints.set(i, i % 7 == 0 ? Column.MISSING : -i);
    }
    longs.set(3, -3);
    for (int i = 0; i < MANY; i++) {
      assertThat(longs.get(i)).isEqualTo(i == 3 ? -3 : i * 0x1_0000_0001L);
      assertThat(ints.get(i)).isEqualTo(i % 7 == 0 ? Column.MISSING : -i);
    }
  }

  @Test
  void anIntColumnRefusesWhatItCannotHold() {
    assertThatThrownBy(() -> new Ints(store).set(0, 1L << 31))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theFirstCellAboveIsFoundAmongEqualOnes() {
    Longs longs = new Longs(store);
    List<Long> values = List.of(1L, 1L, 3L, 3L, 3L, 9L);
    for (int i = 0; i < values.size(); i++) {
      longs.set(i, values.get(i));
    }
    for (long value = 0; value <= 10; value++) {
      long wanted = value;
      long expected = values.stream().filter(v -> v <= wanted).count();
      assertThat(longs.firstAbove(value, 0, 6)).as("above %d", value).isEqualTo(expected);
    }
  }

  @Test
  void aNumberIsFoundWhereverItIs() {
    NumberIndex index = new NumberIndex(store);
    List<Long> numbers = List.of(1L, 2L, 4L, 3L, 70_000L, 5L, -8L, Long.MAX_VALUE, 1L << 33);
    for (int row = 0; row < numbers.size(); row++) {
      index.put(numbers.get(row), row);
    }
    for (int row = 0; row < numbers.size(); row++) {
      assertThat(index.row(numbers.get(row))).isEqualTo(row);
    }
    for (long absent : List.of(0L, 6L, 69_999L, 70_001L, -1L, 1L << 32)) {
      assertThat(index.row(absent)).isEqualTo(-1);
    }
  }

  @Test
  void textsAreKeptOnceAndReadBack() {
    StoredColumn<String> column =
        new StoredColumn<>(TestColumns.ofTexts("host"), store, List.of("a", "b"));
    for (int i = 0; i < 200; i++) {
      column.set(i, i % 7 == 0 ? "" : "h" + i % 50);
    }
    assertThat(column.text(0)).isEmpty();
    assertThat(column.number(0)).isEqualTo(Column.MISSING);
    assertThat(column.text(99)).isEqualTo("h49");
    assertThat(column.number(50)).isEqualTo(column.number(50 + 50));
    assertThat(column.number(1)).isNotEqualTo(column.number(2)).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aReaderSeesEveryRowThatItWasToldOf() throws InterruptedException {
    Longs longs = new Longs(store);
    AtomicInteger size = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  int seen = 0;
                  while (seen < MANY) {
                    seen = size.getAcquire();
                    if (seen > 0 && longs.get(seen - 1) != seen) {
                      wrong.incrementAndGet();
                    }
                  }
                });
    for (int i = 0; i < MANY; i++) {
      longs.set(i, i + 1);
      size.setRelease(i + 1);
    }
    reader.join();
    assertThat(wrong).hasValue(0);
  }

  @Test
  void nothingIsReadAfterTheEnd() throws IOException {
    ColumnStore closed = new ColumnStore();
    Longs longs = new Longs(closed);
    longs.set(0, 1);
    closed.close();
    assertThatThrownBy(() -> longs.get(0)).isInstanceOf(IllegalStateException.class);
  }
}
