package dev.poolscope.ui.tables;

import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import javafx.application.Platform;

/// A recording with a million events, each with a detail of its own, which counts the cells that
/// the application thread reads.
public final class MillionRows {
  static final int COUNT = 1_000_000;

  private final FakeRun small = FakeRun.small();
  private final AtomicLong cellsRead = new AtomicLong();

  /// A small run, but for its events.
  public Recording recording() {
    Table events = new Events(small.events.columns());
    return small.new Small() {
      @Override
      public Table events() {
        return events;
      }

      @Override
      public long eventCount() {
        return COUNT;
      }
    };
  }

  /// How many cells the application thread has read.
  long cellsRead() {
    return cellsRead.get();
  }

  /// Events with the columns of the small run; `detail` differs in every row.
  private final class Events implements Table {
    private final List<Column> columns;

    Events(List<Column> like) {
      columns = like.stream().map(this::column).toList();
    }

    @Override
    public String name() {
      return "events";
    }

    @Override
    public List<Column> columns() {
      return columns;
    }

    @Override
    public int size() {
      return COUNT;
    }

    @Override
    public int rowOf(long number) {
      return (int) number;
    }

    private Column column(Column like) {
      return switch (like.name()) {
        case "seq", "t_ns" -> new Computed(like, row -> (long) row, Integer::toString);
        case "detail" ->
            new Computed(
                like, row -> (long) row, row -> "value=" + (COUNT + (row * 7919L + 3) % COUNT));
        case "event" -> new Computed(like, _ -> 1L, _ -> "REQUEST_ISSUED");
        default -> new Computed(like, _ -> Column.MISSING, _ -> "");
      };
    }
  }

  private final class Computed implements Column {
    private final Column like;
    private final IntFunction<Long> cell;
    private final IntFunction<String> words;

    Computed(Column like, IntFunction<Long> cell, IntFunction<String> words) {
      this.like = like;
      this.cell = cell;
      this.words = words;
    }

    @Override
    public TableColumn<?> definition() {
      return like.definition();
    }

    @Override
    public long number(int row) {
      count();
      return cell.apply(row);
    }

    @Override
    public String text(int row) {
      count();
      return words.apply(row);
    }

    private void count() {
      if (Platform.isFxApplicationThread()) {
        cellsRead.incrementAndGet();
      }
    }
  }
}
