package dev.poolscope.ui.compare;

import javafx.scene.control.Label;

/// The sign of a run wherever it is shown: its number, within a border that is solid, dashed or
/// dotted, so that runs are told apart without a colour.
final class RunBadge {
  private static final String[] BORDERS = {"solid-badge", "dashed-badge", "dotted-badge"};

  private RunBadge() {}

  /// The sign of a run.
  ///
  /// @param run its place, from 0
  static Label of(int run) {
    Label badge = new Label(String.valueOf(run + 1));
    badge.getStyleClass().addAll("run-badge", BORDERS[run % BORDERS.length]);
    badge.setAccessibleText("run " + (run + 1));
    return badge;
  }
}
