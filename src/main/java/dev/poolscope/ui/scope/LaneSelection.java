package dev.poolscope.ui.scope;

import dev.poolscope.ui.session.Selected;
import org.jspecify.annotations.Nullable;

/// Which lane is selected, among the lines that are shown.
///
/// Threading: the JavaFX application thread.
final class LaneSelection {
  private final ScopeViewModel model;

  LaneSelection(ScopeViewModel model) {
    this.model = model;
  }

  /// The number of the selected connection, 0 for none.
  long connection() {
    return model.view().selectedProperty().get() instanceof Selected.Connection selected
        ? selected.number()
        : 0;
  }

  /// The line of the selected connection; negative if there is none.
  int line(LaneLines rows) {
    int lane = model.recording().connections().rowOf(connection());
    LaneLines.Place place = model.data().order().place(lane);
    return place == null ? -1 : rows.lineOf(place);
  }

  /// Selects the connection of a line; nothing for a line without one.
  void select(LaneLines.@Nullable Place place) {
    model
        .view()
        .selectedProperty()
        .set(
            place == null || place.isHeading()
                ? new Selected.Nothing()
                : new Selected.Connection(
                    model.data().connection(model.data().order().lane(place))));
  }

  /// Selects the next connection above or below, the first or last one if none is selected.
  void move(LaneLines rows, boolean down) {
    int line = line(rows);
    int step = down ? 1 : -1;
    int next = line < 0 ? (down ? 0 : rows.lines() - 1) : line + step;
    LaneLines.Place place = rows.at(next);
    while (place != null && place.isHeading()) {
      next += step;
      place = rows.at(next);
    }
    if (place != null) {
      select(place);
    }
  }
}
