package dev.poolscope.report;

import java.util.List;

/// The columns of `samples.csv`.
public final class SampleColumns {
  /// All of them, in order.
  public static final List<TableColumn<SampleRow>> ALL =
      List.of(
          TableColumn.number("t_ns", SampleRow::tNanos),
          new TableColumn<>("host", SampleRow::host),
          TableColumn.number("dialing", row -> row.counts().dialing()),
          TableColumn.number("active", row -> row.counts().active()),
          TableColumn.number("idle", row -> row.counts().idle()),
          TableColumn.number("waiting", row -> row.counts().waiting()),
          TableColumn.number("opened_total", row -> row.counts().opened()),
          TableColumn.number("closed_total", row -> row.counts().closed()),
          TableColumn.number("reused_total", row -> row.counts().reusedCarried()),
          TableColumn.number("requests_ok_total", row -> row.counts().ok()),
          TableColumn.number("requests_failed_total", row -> row.counts().failed()),
          TableColumn.known("kernel_established", row -> row.counts().kernel().established()),
          TableColumn.known("kernel_time_wait", row -> row.counts().kernel().timeWait()),
          TableColumn.known("kernel_close_wait", row -> row.counts().kernel().closeWait()));

  private SampleColumns() {}
}
