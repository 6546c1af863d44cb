package dev.poolscope.ui.scope;

import dev.poolscope.ui.session.Selected;
import org.jspecify.annotations.Nullable;

/// Which lane is selected, among the lines that are shown.
///
/// Threading: the JavaFX application thread.
final class LaneSelection {
  private final ScopeViewModel model;
  private LaneGroup.@Nullable Key group;

  LaneSelection(ScopeViewModel model) {
    this.model = model;
  }

  /// The number of the selected connection, 0 for none.
  long connection() {
    return model.view().selectedProperty().get() instanceof Selected.Connection selected
        ? selected.number()
        : 0;
  }

  /// The selected group; null for none.
  LaneGroup.@Nullable Key group() {
    return group;
  }

  /// The line of what is selected, which is that of a connection's group where that is folded;
  /// negative if there is none.
  int line(LaneLines rows) {
    if (group != null) {
      return rows.lineOf(new LaneLines.Place(group.part(), group, LaneLines.Place.HEADING));
    }
    int lane = model.recording().connections().rowOf(connection());
    LaneLines.Place place = model.data().order().place(lane, model.now());
    return place == null ? -1 : rows.lineOf(place);
  }

  /// Selects the connection or the group of a line; nothing for a line without one.
  void select(LaneLines rows, LaneLines.@Nullable Place place) {
    group = place != null && place.isHeading() ? place.group() : null;
    model
        .view()
        .selectedProperty()
        .set(
            place == null || place.isHeading()
                ? new Selected.Nothing()
                : new Selected.Connection(model.data().connection(rows.lane(place))));
  }

  /// A connection was selected, here or elsewhere.
  void selected() {
    if (connection() != 0) {
      group = null;
    }
  }

  /// Unfolds the selected group, or folds it again; of a selected connection, the group that it is
  /// in.
  void toggleGroup() {
    LaneGroups groups = model.data().order().groups();
    if (group != null) {
      groups.toggle(group);
      return;
    }
    int lane = model.recording().connections().rowOf(connection());
    LaneLines.Place place = model.data().order().place(lane, model.now());
    if (place != null && place.group() != null) {
      groups.toggle(place.group());
    }
  }

  /// Selects the next connection or group above or below, the first or last one if none is
  /// selected.
  void move(LaneLines rows, boolean down) {
    int line = line(rows);
    int step = down ? 1 : -1;
    int next = line < 0 ? (down ? 0 : rows.lines() - 1) : line + step;
    LaneLines.Place place = rows.at(next);
    while (place != null && place.isHeading() && place.group() == null) {
      next += step;
      place = rows.at(next);
    }
    if (place != null) {
      select(rows, place);
    }
  }
}
