package dev.poolscope.timeline;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.run.PickColumns;
import dev.poolscope.run.PickRow;
import dev.poolscope.run.TableColumn;
import dev.poolscope.trace.EventLogLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// The table of the balancer's picks, and the picks by time. What explains a pick stays in the log.
///
/// Threading: written by one thread, read by any.
final class PickRows {
  private static final Map<String, Function<PoolEvent.Picked, String>> LOGGED =
      Map.of(
          "candidates", PoolEvent.Picked::candidates,
          "scores", PoolEvent.Picked::scores,
          "ties", PoolEvent.Picked::ties,
          "draws", PoolEvent.Picked::draws);
  private static final List<TableColumn<PickRow>> KEPT =
      PickColumns.ALL.stream().filter(column -> !LOGGED.containsKey(column.name())).toList();

  private final Longs positions;
  private final StoredTable<PickRow> rows;
  private final StoredPicks series;
  private final Table table;

  PickRows(ColumnStore store, List<String> hosts, Supplier<EventLogLookup> log) {
    positions = new Longs(store);
    series = new StoredPicks(store, hosts.size());
    rows = new StoredTable<>(KEPT, name -> new StoredColumn(name, new Longs(store), hosts));
    List<Column> columns = new ArrayList<>();
    for (TableColumn<PickRow> column : PickColumns.ALL) {
      Function<PoolEvent.Picked, String> logged = LOGGED.get(column.name());
      columns.add(
          logged == null
              ? rows.stored(column.name())
              : new LoggedColumn(
                  column.name(), positions, log, event -> logged.apply((PoolEvent.Picked) event)));
    }
    table = rows.as("picks", columns);
  }

  /// Adds a pick whose record in the log begins at a position.
  ///
  /// @param host by its place in [Recording#hosts]
  void add(long tNanos, PoolEvent.Picked event, int host, long position) {
    int row = rows.add(new PickRow(table.size() + 1L, tNanos, event));
    positions.set(row, position);
    series.add(host, tNanos);
    rows.publish();
  }

  Table table() {
    return table;
  }

  PickSeries series() {
    return series;
  }
}
