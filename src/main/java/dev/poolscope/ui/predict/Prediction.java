package dev.poolscope.ui.predict;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryRow;
import org.jspecify.annotations.Nullable;

/// What somebody expects a number to be.
///
/// @param question what was asked
/// @param value what was answered
public record Prediction(Question question, double value) {
  /// What came; null where the run has no such number.
  @Nullable Double actual(RunReport report) {
    SummaryRow row =
        question.host().equals(Experiment.ALL_HOSTS)
            ? report.totals()
            : report.hosts().getOrDefault(question.host(), SummaryRow.EMPTY);
    return row.values().get(question.metric()) instanceof Number number
        ? number.doubleValue()
        : null;
  }
}
