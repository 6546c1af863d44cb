package dev.poolscope.report;

import java.util.List;

/// The columns of `picks.csv`: a row for each pick of the balancer.
public final class PickColumns {
  private static final ColumnList<PickRow> LIST = new ColumnList<>();

  public static final TableColumn<PickRow> PICK = LIST.id("pick", PickRow::pick);
  public static final TableColumn<PickRow> AT = LIST.instant("t_ns", PickRow::tNanos);
  public static final TableColumn<PickRow> REQUEST =
      LIST.id("request", row -> row.event().request());
  public static final TableColumn<PickRow> BALANCER =
      LIST.word("balancer", row -> row.event().balancer());
  public static final TableColumn<PickRow> HOST = LIST.word("host", row -> row.event().host());
  public static final TableColumn<PickRow> CANDIDATES =
      LIST.logged("candidates", 22, row -> row.event().candidates());
  public static final TableColumn<PickRow> SCORES =
      LIST.logged("scores", 22, row -> row.event().scores());
  public static final TableColumn<PickRow> TIES = LIST.logged("ties", 9, row -> row.event().ties());
  public static final TableColumn<PickRow> DRAWS =
      LIST.logged("draws", 22, row -> row.event().draws());
  public static final TableColumn<PickRow> COUNT_SOURCE =
      LIST.word("count_source", row -> row.event().countSource());
  public static final TableColumn<PickRow> INSTANCE =
      LIST.optionalSmallId("instance", PickRow::instance);

  /// All of them, in order.
  public static final List<TableColumn<PickRow>> ALL = LIST.all();

  private PickColumns() {}
}
