package dev.poolscope.ui.numbers;

import dev.poolscope.config.Experiment;
import dev.poolscope.model.CloseReason;
import dev.poolscope.report.RunReport;
import java.util.EnumMap;
import java.util.Map;

/// The columns of `summary.csv` of one host, or of all, by name.
///
/// @param values as the report has them
record Columns(Map<String, Object> values) {
  static Columns of(RunReport report, String host) {
    return new Columns(
        host.equals(Experiment.ALL_HOSTS)
            ? report.totals()
            : report.hosts().getOrDefault(host, report.totals()));
  }

  /// A number; 0 where there is none.
  double number(String name) {
    return values.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  /// A whole number; 0 where there is none.
  long count(String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /// Connections closed, by reason.
  Map<CloseReason, Long> closed() {
    Map<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);
    for (CloseReason reason : CloseReason.values()) {
      closed.put(reason, count("closed_" + reason));
    }
    closed.merge(
        CloseReason.IDLE_PER_HOST_LIMIT, count("closed_IDLE_PER_HOST_LIMIT_UNUSED"), Long::sum);
    return closed;
  }

  /// Percentiles, by the beginning of their columns' names.
  Times times(String what) {
    return new Times(
        number(what + "_max_ms") > 0,
        number(what + "_p50_ms"),
        number(what + "_p90_ms"),
        number(what + "_p99_ms"),
        number(what + "_max_ms"));
  }
}
