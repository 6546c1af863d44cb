package dev.poolscope.timeline;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.RequestRow;
import dev.poolscope.report.LogCondition;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import java.util.Map;

/// How a run stood at an instant, as if nothing had happened since.
///
/// @param nanos the instant, since the start of the run; negative before everything
/// @param report over what had happened by then
/// @param connections those that were being dialed or open, by number, as far as they had come
/// @param requests those that had not ended, by number, as far as they had come
public record Moment(
    long nanos,
    RunReport report,
    Map<Long, ConnectionRow> connections,
    Map<Long, RequestRow> requests) {
  /// Before anything has happened.
  public static Moment beforeAll(Recording recording) {
    RunFold nothing = RunFold.of(recording.experiment(), RunListener.NONE);
    RunReport report = RunReport.of(recording.experiment(), nothing, LogCondition.SOUND);
    return new Moment(-1, report, Map.of(), Map.of());
  }
}
