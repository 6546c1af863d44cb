package dev.poolscope.ui.compare;

import dev.poolscope.timeline.PickSeries;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Which share of a run's picks went to a host, as a bar and in percent. Hidden where nothing was
/// picked.
///
/// Threading: the JavaFX application thread.
final class PickShare extends HBox {
  private final ProgressBar bar = new ProgressBar(0);
  private final Label words = new Label();

  PickShare() {
    getStyleClass().add("pick-share");
    words.setMinWidth(USE_PREF_SIZE);
    bar.setMinWidth(0);
    bar.setMaxWidth(Double.MAX_VALUE);
    setHgrow(bar, Priority.ALWAYS);
    getChildren().addAll(bar, words);
    show(0, 0);
  }

  /// Shows the picks of a stretch of time.
  ///
  /// @param host its place among the hosts of the run; negative where the run does not have it
  void show(PickSeries picks, int host, TimeRange range) {
    long all = picks.countBefore(range.toNanos()) - picks.countBefore(range.fromNanos());
    long here =
        host < 0
            ? 0
            : picks.countBefore(host, range.toNanos()) - picks.countBefore(host, range.fromNanos());
    show(here, all);
  }

  private void show(long here, long all) {
    setVisible(all > 0);
    setManaged(all > 0);
    double share = all == 0 ? 0 : (double) here / all;
    bar.setProgress(share);
    words.setText(NumberText.percent(share) + " of picks");
  }

  /// What it shows in words; empty while it is hidden.
  String sentence() {
    return isVisible() ? words.getText() : "";
  }
}
