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
  int line(LaneRows rows) {
    int row = row(connection());
    LaneRows.Place place = row < 0 ? null : model.data().order().place(row);
    return place == null ? -1 : rows.lineOf(place);
  }

  /// Selects the connection of a line; nothing for a line without one.
  void select(LaneRows.@Nullable Place place) {
    model
        .view()
        .selectedProperty()
        .set(
            place == null || place.isHeading()
                ? new Selected.Nothing()
                : new Selected.Connection(model.data().laneTable().number(rowOf(place))));
  }

  /// Selects the next connection above or below, the first or last one if none is selected.
  void move(LaneRows rows, boolean down) {
    int line = line(rows);
    int step = down ? 1 : -1;
    int next = line < 0 ? (down ? 0 : rows.lines() - 1) : line + step;
    LaneRows.Place place = rows.at(next);
    while (place != null && place.isHeading()) {
      next += step;
      place = rows.at(next);
    }
    if (place != null) {
      select(place);
    }
  }

  /// The table's row of a line's connection.
  int rowOf(LaneRows.Place place) {
    return model.data().order().row(place.host(), place.index());
  }

  /// Connections are numbered in the order of their rows, without or with few gaps.
  private int row(long connection) {
    if (connection <= 0) {
      return -1;
    }
    LaneTable table = model.data().laneTable();
    int size = model.recording().connections().size();
    int row = IntRows.countUpTo(size, connection, table::number) - 1;
    return row >= 0 && table.number(row) == connection ? row : -1;
  }
}
