package dev.poolscope.timeline;

import java.util.List;

/// The table of the balancer's picks.
///
/// Threading: written by one thread, read by any.
final class PickRows {
  private static final List<String> COLUMNS =
      List.of(
          "pick",
          "t_ns",
          "request",
          "balancer",
          "host",
          "candidates",
          "scores",
          "ties",
          "draws",
          "count_source");

  private final StoredPicks series;
  private final Table table;

  PickRows(ColumnStore store, List<String> hosts) {
    series = new StoredPicks(store, hosts.size());
    List<StoredColumn> columns =
        COLUMNS.stream().map(name -> new StoredColumn(name, new Longs(store), hosts)).toList();
    table = new StoredTable<>(List.of(), name -> columns.getFirst()).as("picks", columns);
  }

  Table table() {
    return table;
  }

  PickSeries series() {
    return series;
  }
}
