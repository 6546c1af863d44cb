package dev.poolscope.timeline;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.TableColumn;
import dev.poolscope.trace.LiveConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The table of connections, in the order in which they were dialed. While one is open, its active
/// or its idle time grows with the run.
///
/// Threading: written by one thread, read by any.
final class ConnectionRows {
  private final StoredTable<ConnectionRow> rows;
  private final NumberIndex index;
  private final Longs activeSince;
  private final Longs idleSince;
  private final Table table;

  /// @param now the instant up to which events were read
  ConnectionRows(ColumnStore store, List<String> hosts, LongSupplier now) {
    rows = new StoredTable<>(ConnectionColumns.ALL, store, Map.of(ConnectionColumns.HOST, hosts));
    index = new NumberIndex(store);
    activeSince = new Longs(store);
    idleSince = new Longs(store);
    List<Column> columns = new ArrayList<>(rows.stored());
    columns.replaceAll(
        column -> {
          TableColumn<?> definition = column.definition();
          if (definition.equals(ConnectionColumns.ACTIVE)) {
            return new GrowingColumn(column, activeSince, now, Long::sum);
          }
          if (definition.equals(ConnectionColumns.IDLE)) {
            return new GrowingColumn(column, idleSince, now, Long::sum);
          }
          return definition.equals(ConnectionColumns.LONGEST_IDLE)
              ? new GrowingColumn(column, idleSince, now, Math::max)
              : column;
        });
    table = rows.as("connections", columns, index::row);
  }

  Table table() {
    return table;
  }

  /// Takes over the state of a connection that is being dialed or open, and returns its row.
  int put(LiveConnection live) {
    boolean open = live.row().openedNanos() >= 0;
    long activeFrom = open && live.held() ? live.sinceNanos() : Column.MISSING;
    long idleFrom = open && !live.held() ? live.sinceNanos() : Column.MISSING;
    return put(live.row(), activeFrom, idleFrom);
  }

  /// Takes over what a connection, or a dial that failed, amounts to, and returns its row.
  int put(ConnectionRow ended) {
    return put(ended, Column.MISSING, Column.MISSING);
  }

  private int put(ConnectionRow connection, long activeFrom, long idleFrom) {
    int known = index.row(connection.connection());
    int row = known < 0 ? table.size() : known;
    // Cleared first, so that a stretch is not added to a sum that holds it already.
    if (known >= 0) {
      activeSince.set(row, Column.MISSING);
      idleSince.set(row, Column.MISSING);
    }
    if (known < 0) {
      row = rows.add(connection);
      index.put(connection.connection(), row);
    } else {
      rows.set(row, connection);
    }
    activeSince.set(row, activeFrom);
    idleSince.set(row, idleFrom);
    rows.publish();
    return row;
  }
}
