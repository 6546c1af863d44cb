package dev.poolscope.ui.compare;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/// The sign of a run wherever it is shown: its number, within a border that is solid, dashed or
/// dotted, so that runs are told apart without a colour.
final class RunBadge {
  private static final String[] BORDERS = {"solid-badge", "dashed-badge", "dotted-badge"};

  private RunBadge() {}

  /// The sign of a run.
  ///
  /// @param run its place, from 0
  static Label of(int run) {
    return dressed(new Label(), run);
  }

  /// The sign of a run as a button `compare-baseline-N` that makes it the baseline.
  ///
  /// @param run its place, from 0
  static Button button(int run, Runnable makeBaseline) {
    Button button = new Button();
    button.getStyleClass().clear();
    dressed(button, run).setId("compare-baseline-" + (run + 1));
    button.setTooltip(new Tooltip("Make this run the baseline"));
    button.setAccessibleText("make run " + (run + 1) + " the baseline");
    button.setOnAction(_ -> makeBaseline.run());
    return button;
  }

  private static <L extends Labeled> L dressed(L badge, int run) {
    badge.setText(String.valueOf(run + 1));
    badge.getStyleClass().addAll("run-badge", BORDERS[run % BORDERS.length]);
    badge.setAccessibleText("run " + (run + 1));
    return badge;
  }
}
