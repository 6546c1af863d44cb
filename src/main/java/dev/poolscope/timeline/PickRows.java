package dev.poolscope.timeline;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.PickRow;
import dev.poolscope.report.Storage;
import dev.poolscope.report.TableColumn;
import dev.poolscope.trace.EventLogLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The table of the balancer's picks. What a rule saw stays in the log.
///
/// Threading: written by one thread, read by any.
final class PickRows {
  private final Longs positions;
  private final StoredTable<PickRow> rows;
  private final StoredPicks series;
  private final Cells hosts;
  private final Table table;

  PickRows(ColumnStore store, List<String> hostNames, Supplier<EventLogLookup> log) {
    positions = new Longs(store);
    series = new StoredPicks(store, hostNames.size());
    rows = new StoredTable<>(PickColumns.ALL, store, Map.of(PickColumns.HOST, hostNames));
    hosts = rows.stored(PickColumns.HOST).cells();
    List<Column> columns = new ArrayList<>();
    for (TableColumn<PickRow> column : PickColumns.ALL) {
      columns.add(
          column.storage() == Storage.LOG
              ? new LoggedColumn(column, positions, log, event -> text(column, event))
              : rows.stored(column));
    }
    table = rows.as("picks", columns, number -> Math.clamp(number - 1, -1, Integer.MAX_VALUE));
  }

  private static String text(TableColumn<PickRow> column, PoolEvent event) {
    return event instanceof PoolEvent.Picked picked
        ? column.text(new PickRow(0, 0, picked, 0))
        : "";
  }

  /// Adds a pick, whose record in the log begins at a position.
  ///
  /// @param instance the client whose balancer picked, from 1
  void add(long nanos, PoolEvent.Picked event, int instance, long position) {
    int row = rows.add(new PickRow(table.size() + 1L, nanos, event, instance));
    positions.set(row, position);
    series.add((int) hosts.get(row), nanos);
    rows.publish();
  }

  Table table() {
    return table;
  }

  PickSeries series() {
    return series;
  }
}
