package dev.poolscope.ui.predict;

import dev.poolscope.config.Experiment;
import dev.poolscope.report.RunReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody expects a number to be.
///
/// @param question what was asked
/// @param value what was answered
public record Prediction(Question question, double value) {
  /// What came; null where the run has no such number.
  @Nullable Double actual(RunReport report) {
    Map<String, Object> columns =
        question.host().equals(Experiment.ALL_HOSTS)
            ? report.totals()
            : report.hosts().getOrDefault(question.host(), Map.of());
    return columns.get(question.metric()) instanceof Number number ? number.doubleValue() : null;
  }
}
