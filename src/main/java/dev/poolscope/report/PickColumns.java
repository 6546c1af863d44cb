package dev.poolscope.report;

import java.util.List;

/// The columns of `picks.csv`.
public final class PickColumns {
  /// All of them, in order.
  public static final List<TableColumn<PickRow>> ALL =
      List.of(
          TableColumn.number("pick", PickRow::pick),
          TableColumn.number("t_ns", PickRow::tNanos),
          TableColumn.number("request", row -> row.event().request()),
          new TableColumn<>("balancer", row -> row.event().balancer()),
          new TableColumn<>("host", row -> row.event().host()),
          new TableColumn<>("candidates", row -> row.event().candidates()),
          new TableColumn<>("scores", row -> row.event().scores()),
          new TableColumn<>("ties", row -> row.event().ties()),
          new TableColumn<>("draws", row -> row.event().draws()),
          new TableColumn<>("count_source", row -> row.event().countSource()));

  private PickColumns() {}
}
