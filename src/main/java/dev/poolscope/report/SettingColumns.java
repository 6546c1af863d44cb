package dev.poolscope.report;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.schema.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The first columns of `summary.csv`: how the experiment was set.
final class SettingColumns {
  private static final double NANOS_PER_MILLI = 1e6;

  private SettingColumns() {}

  static List<SummaryColumn> columns() {
    List<SummaryColumn> c = new ArrayList<>();
    c.add(SummaryColumns.column("experiment", ColumnKind.TEXT, row -> row.experiment().name()));
    c.add(SummaryColumns.column("run", _ -> 1L));
    c.add(SummaryColumns.column("host_label", ColumnKind.TEXT, SummarySource::label));
    c.add(SummaryColumns.column("delay_ms", row -> delayMillis(row.sample())));
    c.add(SummaryColumns.column("server", ColumnKind.TEXT, SettingColumns::server));
    c.add(SummaryColumns.column("requests_per_host", SettingColumns::requestsPlanned));
    c.add(
        SummaryColumns.column(
            "pattern", ColumnKind.TEXT, row -> PlannedLoad.pattern(row.arrivals())));
    c.add(
        SummaryColumns.column(
            "burst_size",
            row -> row.arrivals() instanceof Arrivals.Bursts b ? (long) b.size() : ""));
    c.add(
        SummaryColumns.column(
            "gap_ms", row -> row.arrivals() instanceof Arrivals.Bursts b ? millis(b.gap()) : ""));
    c.add(SummaryColumns.column("max_idle_total", row -> (long) row.transport().maxIdleConns()));
    c.add(
        SummaryColumns.column(
            "max_idle_per_host", row -> (long) row.transport().maxIdleConnsPerHost()));
    c.add(SummaryColumns.column("max_per_host", row -> (long) row.transport().maxConnsPerHost()));
    c.add(
        SummaryColumns.column("idle_timeout_ms", row -> millis(row.transport().idleConnTimeout())));
    c.add(SummaryColumns.column("client_timeout_ms", row -> millis(row.requestTimeout())));
    c.add(
        SummaryColumns.column(
            "header_timeout_ms", row -> millis(row.transport().responseHeaderTimeout())));
    c.add(
        SummaryColumns.column(
            "keepalive_disabled", ColumnKind.FLAG, row -> row.transport().disableKeepAlives()));
    c.add(
        SummaryColumns.column(
            "body_handling", ColumnKind.TEXT, row -> row.body().name().toLowerCase(Locale.ROOT)));
    c.add(
        SummaryColumns.column(
            "method",
            ColumnKind.TEXT,
            row -> row.load() == null ? "" : row.load().request().method().name()));
    c.add(SummaryColumns.column("window_ms", row -> millis(row.experiment().duration())));
    return c;
  }

  /// Empty where it is for a balancer to say.
  private static Object requestsPlanned(SummarySource row) {
    Load load = row.load();
    boolean balanced = load != null && load.target().equals(Experiment.BALANCED);
    return balanced && !row.isAll() ? "" : PlannedLoad.requests(row.arrivals());
  }

  private static Object delayMillis(@Nullable Sample sample) {
    if (sample == null) {
      return "";
    }
    return sample.delay() instanceof Delay.Fixed fixed ? millis(fixed.value()) : "";
  }

  private static Object server(SummarySource row) {
    Sample sample = row.sample();
    if (sample != null) {
      return Labels.of(sample.server()) + " " + Labels.of(sample.mode());
    }
    Target target = row.target();
    return target == null ? "" : String.valueOf(target.url());
  }

  private static Number millis(Duration duration) {
    double millis = duration.toNanos() / NANOS_PER_MILLI;
    if (millis == Math.rint(millis)) {
      return (long) millis;
    }
    return millis;
  }
}
