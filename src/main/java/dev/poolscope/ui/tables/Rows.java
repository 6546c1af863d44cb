package dev.poolscope.ui.tables;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.TableRow;
import dev.poolscope.timeline.Tables;
import dev.poolscope.ui.session.Selected;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a table's rows stand for: the connection, request or pick that they speak of, and the other
/// way round.
final class Rows {
  /// The value of a number that a row does not have.
  static final long NONE = 0;

  private static final Set<String> OF_REQUESTS =
      Stream.of(
              PoolEvent.RequestIssued.class,
              PoolEvent.RequestSent.class,
              PoolEvent.FirstByte.class,
              PoolEvent.RequestRetried.class,
              PoolEvent.RequestEnded.class)
          .map(EventColumns::event)
          .collect(Collectors.toUnmodifiableSet());

  private Rows() {}

  /// What selecting a row selects.
  static Selected selected(TableRow row) {
    return switch (row.table().name()) {
      case "connections" -> new Selected.Connection(row.number(ConnectionColumns.CONNECTION));
      case "requests" -> new Selected.Request(row.number(RequestColumns.REQUEST));
      case "picks" -> new Selected.Pick(row.number(PickColumns.PICK));
      default -> ofEvent(row);
    };
  }

  /// The row that stands for what is selected, -1 if the table has none.
  static int row(Table table, Selected selected) {
    return switch (selected) {
      case Selected.Connection(long number) when table.name().equals("connections") ->
          table.rowOf(number);
      case Selected.Request(long number) when table.name().equals("requests") ->
          table.rowOf(number);
      case Selected.Pick(long number) when table.name().equals("picks") -> table.rowOf(number);
      default -> -1;
    };
  }

  /// The connection that a row speaks of, or [#NONE].
  static long connection(Tables tables, TableRow row) {
    return switch (row.table().name()) {
      case "connections" -> row.number(ConnectionColumns.CONNECTION);
      case "requests" -> row.number(RequestColumns.CONNECTION);
      case "picks" -> {
        int request = tables.requests().rowOf(row.number(PickColumns.REQUEST));
        yield request < 0 ? NONE : tables.requests().row(request).number(RequestColumns.CONNECTION);
      }
      default -> row.number(EventColumns.CONNECTION);
    };
  }

  /// The local port of a connection, or [#NONE].
  static long localPort(Tables tables, long connection) {
    int row = tables.connections().rowOf(connection);
    return row < 0 ? NONE : tables.connections().row(row).number(ConnectionColumns.LOCAL_PORT);
  }

  /// Whether a connection is open.
  static boolean isOpen(Tables tables, long connection) {
    int found = tables.connections().rowOf(connection);
    if (found < 0) {
      return false;
    }
    TableRow row = tables.connections().row(found);
    return row.has(ConnectionColumns.OPENED) && !row.has(ConnectionColumns.CLOSED);
  }

  private static Selected ofEvent(TableRow row) {
    long connection = row.number(EventColumns.CONNECTION);
    long request = row.number(EventColumns.REQUEST);
    boolean ofRequest = OF_REQUESTS.contains(row.text(EventColumns.EVENT));
    if (request != NONE && (ofRequest || connection == NONE)) {
      return new Selected.Request(request);
    }
    return connection == NONE ? new Selected.Nothing() : new Selected.Connection(connection);
  }
}
