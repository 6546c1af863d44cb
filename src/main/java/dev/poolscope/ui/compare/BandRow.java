package dev.poolscope.ui.compare;

import dev.poolscope.timeline.HostSeries.HostState;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One host of one run: the run's badge, its band, and its values under the crosshair in a label
/// with the id `compare-value-HOST-RUN`, runs counted from 1.
///
/// Threading: the JavaFX application thread.
final class BandRow extends HBox {
  private final BandCanvas band = new BandCanvas();
  private final LaneStrip lanes = new LaneStrip();
  private final Label values = new Label();
  private final PickShare share = new PickShare();
  private final int run;

  /// @param run its place, from 0
  /// @param heading what stands before the run's badge
  BandRow(String host, int run, Label heading) {
    this.run = run;
    getStyleClass().add("band-row");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox gutter = new HBox(heading, space, RunBadge.of(run));
    gutter.getStyleClass().add("gutter");
    band.setId("compare-band-" + host + "-" + (run + 1));
    values.setId("compare-value-" + host + "-" + (run + 1));
    values.getStyleClass().addAll("values", "ps-mono");
    share.setId("compare-picks-" + host + "-" + (run + 1));
    lanes.setId("compare-lanes-" + host + "-" + (run + 1));
    VBox.setVgrow(band, Priority.ALWAYS);
    VBox plots = new VBox(band, lanes);
    VBox numbers = new VBox(values, share);
    numbers.getStyleClass().add("numbers");
    HBox.setHgrow(plots, Priority.ALWAYS);
    getChildren().addAll(gutter, plots, numbers);
  }

  LaneStrip lanes() {
    return lanes;
  }

  PickShare share() {
    return share;
  }

  BandCanvas band() {
    return band;
  }

  /// The run's place, from 0.
  int run() {
    return run;
  }

  /// Shows the values there; null where the run does not have the host.
  void show(@Nullable HostState state) {
    values.setText(
        state == null
            ? "not in this run"
            : String.format(
                Locale.ROOT,
                "%,4d active  %,3d idle%n%,4d dialing %,3d waiting%n%,4d opened  %,3d closed",
                state.active(),
                state.idle(),
                state.dialing(),
                state.waiting(),
                state.opened(),
                state.closed()));
  }

  /// What it shows, for those who hear it.
  String sentence() {
    return "run " + (run + 1) + ": " + values.getText().strip().replaceAll("\\s+", " ");
  }
}
