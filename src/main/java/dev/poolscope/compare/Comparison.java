package dev.poolscope.compare;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs laid beside each other; differences are from the first of them.
///
/// @param runs the runs in the order given, called 1, 2 and so on
/// @param settings the settings in which they differ
/// @param numbers the numbers of their summaries but those that are 0 in all of them: of all hosts
///   together where there are several, then host by host
public record Comparison(
    List<ComparedRun> runs, List<SettingRow> settings, List<NumberRow> numbers) {
  /// What runs have and in what they differ.
  public static Comparison of(List<ComparedRun> runs) {
    List<NumberRow> numbers = new ArrayList<>();
    for (String host : hosts(runs)) {
      for (MetricGroup group : MetricGroup.values()) {
        for (String metric : group.columns(SummaryColumns.names())) {
          NumberRow row = new NumberRow(host, metric, group, values(runs, host, metric));
          if (!row.isNothing()) {
            numbers.add(row);
          }
        }
      }
    }
    return new Comparison(List.copyOf(runs), SettingRow.of(runs), List.copyOf(numbers));
  }

  /// The labels of all hosts, `all` first; without it where every run has but the same one.
  private static List<String> hosts(List<ComparedRun> runs) {
    Set<String> hosts = new LinkedHashSet<>();
    hosts.add(Experiment.ALL_HOSTS);
    runs.forEach(run -> hosts.addAll(run.hosts().keySet()));
    return hosts.size() == 2 ? List.of(List.copyOf(hosts).getLast()) : List.copyOf(hosts);
  }

  private static List<@Nullable Double> values(List<ComparedRun> runs, String host, String metric) {
    List<@Nullable Double> values = new ArrayList<>();
    for (ComparedRun run : runs) {
      Object value = run.hosts().getOrDefault(host, SummaryRow.EMPTY).values().get(metric);
      values.add(value instanceof Number number ? number.doubleValue() : null);
    }
    return values;
  }

  /// The same with only those numbers that differ.
  public Comparison onlyDifferences() {
    return new Comparison(runs, settings, numbers.stream().filter(NumberRow::differs).toList());
  }
}
