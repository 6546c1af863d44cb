package dev.poolscope.run;

import static dev.poolscope.run.TableColumn.time;

import java.util.List;

/// The columns of `samples.csv`.
public final class SampleColumns {
  /// All of them, in order.
  public static final List<TableColumn<SampleRow>> ALL =
      List.of(
          new TableColumn<>("t_ns", SampleRow::tNanos),
          new TableColumn<>("host", SampleRow::host),
          new TableColumn<>("dialing", row -> row.counts().dialing()),
          new TableColumn<>("active", row -> row.counts().active()),
          new TableColumn<>("idle", row -> row.counts().idle()),
          new TableColumn<>("waiting", row -> row.counts().waiting()),
          new TableColumn<>("opened_total", row -> row.counts().opened()),
          new TableColumn<>("closed_total", row -> row.counts().closed()),
          new TableColumn<>("reused_total", row -> row.counts().reusedCarried()),
          new TableColumn<>("requests_ok_total", row -> row.counts().ok()),
          new TableColumn<>("requests_failed_total", row -> row.counts().failed()),
          new TableColumn<>("kernel_established", row -> time(row.counts().kernel().established())),
          new TableColumn<>("kernel_time_wait", row -> time(row.counts().kernel().timeWait())),
          new TableColumn<>("kernel_close_wait", row -> time(row.counts().kernel().closeWait())));

  private SampleColumns() {}
}
