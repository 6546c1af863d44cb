package dev.poolscope.ui.compare;

import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.draw.StateSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// One host in all runs: a band for each, one below the other, drawn to the same scale.
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

  void fit(BandLook look) {
    square.setFill(look.palette().host(index));
    square.setWidth(10 * look.unit());
    square.setHeight(10 * look.unit());
    rows.forEach(row -> row.band().fit(look));
  }

  /// Draws the bands to the largest numbers of all of them.
  void draw(BandLook look) {
    TimeRange range = model.shown();
    List<StateSlots> slots = new ArrayList<>();
    int connections = 1;
    int waiting = 0;
    for (BandRow row : rows) {
      StateSlots of = row.band().slots(recording(row), host, range, look);
      slots.add(of);
      connections = Math.max(connections, of.mostConnections());
      waiting = Math.max(waiting, StateSlots.most(of.waiting()));
    }
    BandCanvas.Scale scale = new BandCanvas.Scale(connections, waiting);
    for (int run = 0; run < rows.size(); run++) {
      Recording recording = recording(rows.get(run));
      long end = recording.hosts().contains(host) ? recording.endNanos() : range.fromNanos();
      rows.get(run)
          .band()
          .draw(new BandCanvas.Content(recording, range, end, slots.get(run), scale), look);
    }
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
