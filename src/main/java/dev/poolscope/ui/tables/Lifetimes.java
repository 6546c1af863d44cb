package dev.poolscope.ui.tables;

import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.InOrder;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.TimeRange;
import java.util.function.IntPredicate;

/// When the rows of a table begin and end: what a range of time means for them. A connection or a
/// request belongs to every range in which it lived, an event or a pick to the one in which it
/// happened.
///
/// @param begin the column of the beginning
/// @param end the column of the end, which is empty while there is none
record Lifetimes(Column begin, Column end) {
  static Lifetimes of(Table table) {
    return switch (table.name()) {
      case "connections" -> of(table, ConnectionColumns.DIAL_START, ConnectionColumns.CLOSED);
      case "requests" -> of(table, RequestColumns.START, RequestColumns.END);
      case "picks" -> of(table, PickColumns.AT, PickColumns.AT);
      default -> of(table, EventColumns.AT, EventColumns.AT);
    };
  }

  private static Lifetimes of(Table table, TableColumn<?> begin, TableColumn<?> end) {
    return new Lifetimes(table.column(begin), table.column(end));
  }

  /// Whether a row lived within a range.
  IntPredicate within(TimeRange range) {
    return row -> {
      long ended = end.number(row);
      return begin.number(row) < range.toNanos()
          && (ended == Column.MISSING || ended >= range.fromNanos());
    };
  }

  /// How many of a table's rows had begun by an instant.
  int begun(int rows, long nanos) {
    return InOrder.countUpTo(rows, nanos, begin::number);
  }
}
