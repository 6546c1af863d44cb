package dev.poolscope.ui.compare;

import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.plot.Band;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.StateSlots;
import dev.poolscope.ui.plot.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// One host in all runs: a band for each, one below the other.
///
/// Threading: the JavaFX application thread.
final class HostBands extends VBox {
  private final CompareModel model;
  private final String host;
  private final int index;
  private final List<BandRow> rows = new ArrayList<>();
  private final Rectangle square = new Rectangle();

  /// @param index the host's place, which its colour comes from
  HostBands(CompareModel model, int index) {
    this.model = model;
    this.index = index;
    this.host = model.hosts().get(index);
    getStyleClass().add("host-bands");
    square.setArcWidth(3);
    square.setArcHeight(3);
    Label heading = new Label(host, square);
    heading.getStyleClass().add("host-heading");
    heading.setTooltip(new Tooltip(host));
    for (int run = 0; run < model.runs().size(); run++) {
      BandRow row = new BandRow(host, run, run == 0 ? heading : new Label());
      setVgrow(row, Priority.ALWAYS);
      rows.add(row);
    }
    getChildren().addAll(rows);
  }

  List<BandRow> rows() {
    return rows;
  }

  void fit(PlotStyle style) {
    square.setFill(style.palette().host(index));
    square.setWidth(10 * style.unit());
    square.setHeight(10 * style.unit());
    rows.forEach(row -> row.band().fit(style));
  }

  /// The states of the host in each run.
  List<StateSlots> slots(TimeAxis axis) {
    return rows.stream().map(row -> slots(row, axis)).toList();
  }

  /// Draws the bands.
  ///
  /// @param slots the states in each run
  /// @param scale the largest numbers, which all bands are drawn to
  void draw(List<StateSlots> slots, Band.Scale scale, TimeAxis axis, PlotStyle style) {
    for (int run = 0; run < rows.size(); run++) {
      Recording recording = recording(rows.get(run));
      long end = hasHost(recording) ? recording.endNanos() : axis.range().fromNanos();
      rows.get(run)
          .band()
          .draw(new BandCanvas.Content(recording, end, slots.get(run), scale), axis, style);
      int place = recording.hosts().indexOf(host);
      rows.get(run).lanes().draw(recording, place, axis, style);
      rows.get(run).share().show(recording.pickSeries(), place, axis.range());
    }
  }

  private StateSlots slots(BandRow row, TimeAxis axis) {
    Recording recording = recording(row);
    return hasHost(recording)
        ? StateSlots.of(recording.series(host), axis, recording.endNanos())
        : StateSlots.none(axis);
  }

  private boolean hasHost(Recording recording) {
    return recording.hosts().contains(host);
  }

  private Recording recording(BandRow row) {
    return model.runs().get(row.run()).recording();
  }

  /// Shows the values under the crosshair.
  void showValues() {
    rows.forEach(row -> row.show(model.state(row.run(), host)));
  }

  /// What it shows, for those who hear it.
  String sentence() {
    return host + ": " + rows.stream().map(BandRow::sentence).collect(Collectors.joining("; "));
  }
}
