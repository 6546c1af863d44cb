package dev.poolscope.ui.inspector;

import dev.poolscope.experiment.Transport;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.TableRow;
import dev.poolscope.timeline.Tables;
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
      case Selected.Pick(long number) -> pick(tables, number);
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
    return ConnectionText.of(row, trail, settings(recording, begun), settings(recording, ended));
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
    return RequestText.of(row, trail, settings(recording, begun));
  }

  private static Explanation pick(Tables tables, long number) {
    Table table = tables.picks();
    int found = table.rowOf(number);
    return found < 0 ? Explanation.NOTHING : PickText.of(table.row(found));
  }

  private static Transport settings(Recording recording, long nanos) {
    return Settings.at(recording.experiment(), recording.changes(), nanos);
  }
}
