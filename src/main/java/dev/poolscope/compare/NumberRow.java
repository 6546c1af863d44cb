package dev.poolscope.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A number of the summary in several runs.
///
/// @param host the host label, `all` for all together
/// @param metric the column of `summary.csv`
/// @param group what it speaks of
/// @param values one for each run, as `summary.csv` has them; null where a run does not have it
public record NumberRow(
    String host, String metric, MetricGroup group, List<@Nullable Double> values) {
  private static final double PERCENT = 100;

  /// A row whose values never change.
  public NumberRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /// Whether not all runs have the same.
  public boolean differs() {
    return values.stream().anyMatch(value -> !Objects.equals(value, values.getFirst()));
  }

  /// Whether no run has anything but 0.
  public boolean isNothing() {
    return values.stream().allMatch(value -> value == null || value == 0);
  }

  /// By how much a run has more than the first; null where one of them has no such number.
  ///
  /// @param run its place, from 0
  public @Nullable Double difference(int run) {
    Double value = values.get(run);
    Double first = values.getFirst();
    return value == null || first == null ? null : value - first;
  }

  /// The difference in percent of the first run's; null where that is 0 or there is none.
  ///
  /// @param run its place, from 0
  public @Nullable Double percent(int run) {
    Double difference = difference(run);
    Double first = values.getFirst();
    return difference == null || first == null || first == 0
        ? null
        : difference / Math.abs(first) * PERCENT;
  }
}
