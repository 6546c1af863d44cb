package dev.poolscope.timeline;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.PickRow;
import dev.poolscope.report.TableColumn;
import dev.poolscope.trace.EventLogLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The table of the balancer's picks. What a rule saw stays in the log.
///
/// Threading: written by one thread, read by any.
final class PickRows {
  private static final Set<String> LOGGED = Set.of("candidates", "scores", "ties", "draws");
  private static final List<TableColumn<PickRow>> KEPT =
      PickColumns.ALL.stream().filter(column -> !LOGGED.contains(column.name())).toList();

  private final Longs positions;
  private final StoredTable<PickRow> rows;
  private final StoredPicks series;
  private final Cells hosts;
  private final Table table;

  PickRows(ColumnStore store, List<String> hostNames, Supplier<EventLogLookup> log) {
    positions = new Longs(store);
    series = new StoredPicks(store, hostNames.size());
    rows = new StoredTable<>(KEPT, name -> column(store, hostNames, name));
    hosts = rows.stored("host").cells();
    List<Column> columns = new ArrayList<>();
    for (TableColumn<PickRow> column : PickColumns.ALL) {
      columns.add(
          LOGGED.contains(column.name())
              ? new LoggedColumn(column.name(), positions, log, event -> text(column, event))
              : rows.stored(column.name()));
    }
    table = rows.as("picks", columns);
  }

  private static StoredColumn column(ColumnStore store, List<String> hosts, String name) {
    return switch (name) {
      case "host" -> new StoredColumn(name, new Ints(store), hosts);
      case "balancer", "count_source" -> new StoredColumn(name, new Ints(store), List.of());
      default -> new StoredColumn(name, new Longs(store), List.of());
    };
  }

  private static String text(TableColumn<PickRow> column, PoolEvent event) {
    return event instanceof PoolEvent.Picked picked
        ? String.valueOf(column.in(new PickRow(0, 0, picked)))
        : "";
  }

  /// Adds a pick, whose record in the log begins at a position.
  void add(long nanos, PoolEvent.Picked event, long position) {
    int row = rows.add(new PickRow(table.size() + 1L, nanos, event));
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
