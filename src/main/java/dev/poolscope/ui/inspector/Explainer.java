package dev.poolscope.ui.inspector;

import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.TableRow;
import dev.poolscope.timeline.Tables;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.session.Selected;

/// Looks up what there is to say about something selected.
final class Explainer {
  private Explainer() {}

  /// Explains something. Looks through the events of its life, so it takes its time: not for the
  /// application thread.
  ///
  /// @param tables what of the recording may be told
  static Explanation explain(Recording recording, Tables tables, Selected selected) {
    return switch (selected) {
      case Selected.Nothing() -> Explanation.NOTHING;
      case Selected.Connection(long number) -> connection(recording, tables, number);
      case Selected.Request(long number) -> request(recording, tables, number);
      case Selected.Pick(long number) -> pick(recording, tables, number);
    };
  }

  private static Explanation connection(Recording recording, Tables tables, long number) {
    Table table = tables.connections();
    int found = table.rowOf(number);
    if (found < 0) {
      return Explanation.NOTHING;
    }
    TableRow row = table.row(found);
    long begun = row.number(ConnectionColumns.DIAL_START);
    long ended = row.numberOr(ConnectionColumns.CLOSED, Long.MAX_VALUE);
    Trail trail = Trail.of(tables.events(), EventColumns.CONNECTION, number, begun, ended);
    return told(
        recording,
        ConnectionText.of(row, trail, settings(recording, begun), settings(recording, ended)),
        row.numberOr(ConnectionColumns.INSTANCE, 0));
  }

  private static Explanation request(Recording recording, Tables tables, long number) {
    Table table = tables.requests();
    int found = table.rowOf(number);
    if (found < 0) {
      return Explanation.NOTHING;
    }
    TableRow row = table.row(found);
    long begun = row.number(RequestColumns.START);
    long ended = row.numberOr(RequestColumns.END, Long.MAX_VALUE);
    Trail trail = Trail.of(tables.events(), EventColumns.REQUEST, number, begun, ended);
    return told(
        recording,
        RequestText.of(row, trail, settings(recording, begun)),
        row.numberOr(RequestColumns.INSTANCE, 0));
  }

  private static Explanation pick(Recording recording, Tables tables, long number) {
    Table table = tables.picks();
    int found = table.rowOf(number);
    if (found < 0) {
      return Explanation.NOTHING;
    }
    TableRow row = table.row(found);
    Explanation pick = PickText.of(row);
    int instances = recording.experiment().instances();
    if (instances == 1) {
      return pick;
    }
    long instance = row.numberOr(PickColumns.INSTANCE, 0);
    return told(
        recording,
        pick.with(
            ("The balancer is that of instance %d: it counts its own requests and knows nothing of"
                    + " the %s.")
                .formatted(
                    instance,
                    instances == 2 ? "other one" : "other " + NumberText.whole(instances - 1L))),
        instance);
  }

  /// An explanation with which of the run's clients it is about, where the run has several.
  private static Explanation told(Recording recording, Explanation of, long instance) {
    int instances = recording.experiment().instances();
    return instances == 1 || instance == 0 ? of : of.ofInstance(instance, instances);
  }

  private static InForce settings(Recording recording, long nanos) {
    return Settings.at(recording.experiment(), recording.changes(), nanos);
  }
}
