package dev.poolscope.export;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.metrics.RunMetrics;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.RequestRow;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The numbers of a run at its end as OpenMetrics text, see [RunMetrics].
///
/// Threading: confined to one thread.
final class OpenMetricsExport extends StreamedExport {
  private final RunMetrics metrics;

  OpenMetricsExport(Path file, Experiment experiment) throws IOException {
    super(file);
    metrics = new RunMetrics(experiment, Map.of());
  }

  @Override
  public void entry(EventRow row) {
    metrics.entry(row);
  }

  @Override
  public void sample(long tNanos, String host, HostCounts counts) {
    metrics.sample(tNanos, host, counts);
  }

  @Override
  public void connection(ConnectionRow row) {
    metrics.connection(row);
  }

  @Override
  public void request(RequestRow row) {
    metrics.request(row);
  }

  @Override
  void end(RunReport report) throws IOException {
    metrics.writeTo(out());
  }
}
