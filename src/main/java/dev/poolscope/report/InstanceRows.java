package dev.poolscope.report;

import java.util.Map;

/// What one of a run's clients amounts to: its rows of `instances.csv`.
///
/// @param hosts the columns of `summary.csv` by host
/// @param totals the same columns over all hosts
public record InstanceRows(Map<String, SummaryRow> hosts, SummaryRow totals) {
  /// The row of a host, or of all together as
  /// [ALL_HOSTS][dev.poolscope.experiment.Experiment#ALL_HOSTS].
  public SummaryRow row(String host) {
    return hosts.getOrDefault(host, totals);
  }
}
