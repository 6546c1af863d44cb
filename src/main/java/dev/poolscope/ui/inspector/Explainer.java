package dev.poolscope.ui.inspector;

import dev.poolscope.config.Transport;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Table;
import dev.poolscope.ui.session.Selected;

/// Looks up what there is to say about something selected.
final class Explainer {
  private Explainer() {}

  /// Explains something. Looks through the events of its life, so it takes its time: not for the
  /// application thread.
  static Explanation explain(Recording recording, Selected selected) {
    return switch (selected) {
      case Selected.Nothing() -> Explanation.NOTHING;
      case Selected.Connection(long number) -> connection(recording, number);
      case Selected.Request(long number) -> request(recording, number);
      case Selected.Pick(long number) -> pick(recording, number);
    };
  }

  private static Explanation connection(Recording recording, long number) {
    Table table = recording.connections();
    int row = table.rowOf("connection", number);
    if (row < 0) {
      return Explanation.NOTHING;
    }
    Cells cells = new Cells(table, row);
    long begun = cells.number("dial_start_ns");
    long ended = cells.has("closed_ns") ? cells.number("closed_ns") : Long.MAX_VALUE;
    Trail trail = Trail.of(recording.events(), "connection", number, begun, ended);
    return ConnectionText.of(cells, trail, settings(recording, begun), settings(recording, ended));
  }

  private static Explanation request(Recording recording, long number) {
    Table table = recording.requests();
    int row = table.rowOf("request", number);
    if (row < 0) {
      return Explanation.NOTHING;
    }
    Cells cells = new Cells(table, row);
    long begun = cells.number("start_ns");
    long ended = cells.has("end_ns") ? cells.number("end_ns") : Long.MAX_VALUE;
    Trail trail = Trail.of(recording.events(), "request", number, begun, ended);
    return RequestText.of(cells, trail, settings(recording, begun));
  }

  private static Explanation pick(Recording recording, long number) {
    int row = recording.picks().rowOf("pick", number);
    return row < 0 ? Explanation.NOTHING : PickText.of(new Cells(recording.picks(), row));
  }

  private static Transport settings(Recording recording, long nanos) {
    return Settings.at(recording.experiment(), recording.changes(), nanos);
  }
}
