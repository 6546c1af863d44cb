package dev.poolscope.ui.tables;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Table;
import dev.poolscope.ui.session.Selected;
import java.util.Optional;
import java.util.Set;

/// What a table's rows stand for: the connection, request or pick that they speak of, and the other
/// way round.
final class Rows {
  /// The value of a number that a row does not have.
  static final long NONE = 0;

  private static final Set<String> OF_REQUESTS =
      Set.of("REQUEST_ISSUED", "REQUEST_SENT", "FIRST_BYTE", "REQUEST_RETRIED", "REQUEST_ENDED");

  private Rows() {}

  /// What selecting a row selects.
  static Selected selected(Table table, int row) {
    return switch (table.name()) {
      case "connections" -> new Selected.Connection(number(table, "connection", row));
      case "requests" -> new Selected.Request(number(table, "request", row));
      case "picks" -> new Selected.Pick(number(table, "pick", row));
      default -> ofEvent(table, row);
    };
  }

  /// The row that stands for what is selected, -1 if the table has none.
  static int row(Table table, Selected selected) {
    return switch (selected) {
      case Selected.Connection(long number) when table.name().equals("connections") ->
          table.rowOf("connection", number);
      case Selected.Request(long number) when table.name().equals("requests") ->
          table.rowOf("request", number);
      case Selected.Pick(long number) when table.name().equals("picks") ->
          table.rowOf("pick", number);
      default -> -1;
    };
  }

  /// The connection that a row speaks of, or [#NONE].
  static long connection(Recording recording, Table table, int row) {
    if (column(table, "connection").isPresent()) {
      return number(table, "connection", row);
    }
    int request = recording.requests().rowOf("request", number(table, "request", row));
    return request < 0 ? NONE : number(recording.requests(), "connection", request);
  }

  /// The local port of a connection, or [#NONE].
  static long localPort(Recording recording, long connection) {
    int row = recording.connections().rowOf("connection", connection);
    return row < 0 ? NONE : number(recording.connections(), "local_port", row);
  }

  /// Whether a connection is open.
  static boolean isOpen(Recording recording, long connection) {
    Table table = recording.connections();
    int row = table.rowOf("connection", connection);
    return row >= 0
        && table.column("opened_ns").number(row) != Column.MISSING
        && table.column("closed_ns").number(row) == Column.MISSING;
  }

  private static Selected ofEvent(Table table, int row) {
    long connection = number(table, "connection", row);
    long request = number(table, "request", row);
    boolean ofRequest = OF_REQUESTS.contains(table.column("event").text(row));
    if (request != NONE && (ofRequest || connection == NONE)) {
      return new Selected.Request(request);
    }
    return connection == NONE ? new Selected.Nothing() : new Selected.Connection(connection);
  }

  private static Optional<Column> column(Table table, String name) {
    return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  private static long number(Table table, String name, int row) {
    long number = table.column(name).number(row);
    return number == Column.MISSING ? NONE : number;
  }
}
