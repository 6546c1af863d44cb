package dev.poolscope.report;

import java.util.List;

/// The columns of `samples.csv`: the state of a host at an instant.
public final class SampleColumns {
  private static final ColumnList<SampleRow> LIST = new ColumnList<>();

  public static final TableColumn<SampleRow> AT = LIST.instant("t_ns", SampleRow::tNanos);
  public static final TableColumn<SampleRow> HOST = LIST.word("host", SampleRow::host);
  public static final TableColumn<SampleRow> DIALING =
      LIST.number("dialing", row -> row.counts().dialing());
  public static final TableColumn<SampleRow> ACTIVE =
      LIST.number("active", row -> row.counts().active());
  public static final TableColumn<SampleRow> IDLE = LIST.number("idle", row -> row.counts().idle());
  public static final TableColumn<SampleRow> WAITING =
      LIST.number("waiting", row -> row.counts().waiting());
  public static final TableColumn<SampleRow> OPENED_TOTAL =
      LIST.number("opened_total", row -> row.counts().opened());
  public static final TableColumn<SampleRow> CLOSED_TOTAL =
      LIST.number("closed_total", row -> row.counts().closed());
  public static final TableColumn<SampleRow> REUSED_TOTAL =
      LIST.number("reused_total", row -> row.counts().reusedCarried());
  public static final TableColumn<SampleRow> REQUESTS_OK_TOTAL =
      LIST.number("requests_ok_total", row -> row.counts().ok());
  public static final TableColumn<SampleRow> REQUESTS_FAILED_TOTAL =
      LIST.number("requests_failed_total", row -> row.counts().failed());
  public static final TableColumn<SampleRow> KERNEL_ESTABLISHED =
      LIST.optionalNumber("kernel_established", row -> row.counts().kernel().established());
  public static final TableColumn<SampleRow> KERNEL_TIME_WAIT =
      LIST.optionalNumber("kernel_time_wait", row -> row.counts().kernel().timeWait());
  public static final TableColumn<SampleRow> KERNEL_CLOSE_WAIT =
      LIST.optionalNumber("kernel_close_wait", row -> row.counts().kernel().closeWait());
  public static final TableColumn<SampleRow> KERNEL_DIALING =
      LIST.optionalNumber("kernel_dialing", row -> row.counts().kernel().dialing());
  public static final TableColumn<SampleRow> KERNEL_CLOSING =
      LIST.optionalNumber("kernel_closing", row -> row.counts().kernel().closing());
  public static final TableColumn<SampleRow> KERNEL_SERVER_TIME_WAIT =
      LIST.optionalNumber("kernel_server_time_wait", row -> row.counts().kernel().serverTimeWait());

  /// All of them, in order.
  public static final List<TableColumn<SampleRow>> ALL = LIST.all();

  private SampleColumns() {}
}
