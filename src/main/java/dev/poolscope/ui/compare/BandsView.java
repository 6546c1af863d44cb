package dev.poolscope.ui.compare;

import dev.poolscope.ui.draw.TimeWords;
import dev.poolscope.ui.fx.Palette;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// The bands of all hosts and runs under one axis of time, with one crosshair through all of them.
/// Draws at most once a pulse, and only what has changed.
///
/// Threading: the JavaFX application thread.
final class BandsView extends BorderPane {
  private final CompareModel model;
  private final List<HostBands> hosts;
  private final TimeScale scale = new TimeScale();
  private final Label instant = new Label();
  private final VBox bands = new VBox();
  private final Line crosshair = new Line();
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.DARK);
  private final DoubleProperty textSize = new SimpleDoubleProperty(13);
  private BandLook look;
  private boolean stale = true;
  private boolean valuesStale = true;

  BandsView(CompareModel model) {
    this.model = model;
    this.look = BandLook.of(palette.get(), textSize.get());
    this.hosts =
        IntStream.range(0, model.hosts().size()).mapToObj(i -> new HostBands(model, i)).toList();
    setId("compare-bands");
    getStyleClass().add("bands");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("plot of the connections of several runs over time");
    setTop(axis());
    setCenter(scrolling());
    new BandsPointer(this, model);
    model.visibleProperty().subscribe(this::stale);
    model.cursorProperty().subscribe(() -> valuesStale = true);
    palette.subscribe(this::restyle);
    textSize.subscribe(this::restyle);
    first().widthProperty().subscribe(this::stale);
    first().heightProperty().subscribe(this::stale);
  }

  private HBox axis() {
    Region gutter = new Region();
    gutter.getStyleClass().add("gutter");
    // The axis is as wide as a band, which is narrower where the bands scroll.
    scale.prefWidthProperty().bind(first().widthProperty());
    scale.setMinWidth(0);
    instant.setId("compare-instant");
    instant.getStyleClass().addAll("values", "instant");
    HBox axis = new HBox(gutter, scale, instant);
    axis.getStyleClass().add("axis");
    return axis;
  }

  private ScrollPane scrolling() {
    bands.getChildren().addAll(hosts);
    hosts.forEach(host -> VBox.setVgrow(host, Priority.ALWAYS));
    crosshair.getStyleClass().add("crosshair");
    crosshair.setManaged(false);
    Pane over = new Pane(crosshair);
    over.setMouseTransparent(true);
    ScrollPane scroll = new ScrollPane(new StackPane(bands, over));
    scroll.setId("compare-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return scroll;
  }

  /// The colours of the drawing.
  ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  /// The size of normal words in pixels.
  DoubleProperty textSizeProperty() {
    return textSize;
  }

  private BandCanvas first() {
    return hosts.getFirst().rows().getFirst().band();
  }

  private void restyle() {
    look = BandLook.of(palette.get(), textSize.get());
    hosts.forEach(host -> host.fit(look));
    scale.fit(look);
    stale();
  }

  private void stale() {
    stale = true;
  }

  /// Where the axis of time begins, in pixels from the left of this view.
  double plotLeft() {
    return sceneToLocal(first().localToScene(0, 0)).getX();
  }

  /// How many pixels the axis of time takes.
  double plotWidth() {
    return first().plotWidth(look);
  }

  /// Draws what has changed.
  ///
  /// @param grew whether more has been read of the runs
  void pulse(boolean grew) {
    if (stale || grew) {
      stale = false;
      valuesStale = true;
      scale.draw(model.shown(), plotWidth(), look);
      hosts.forEach(host -> host.draw(look));
    }
    if (valuesStale) {
      valuesStale = false;
      showValues();
    }
  }

  private void showValues() {
    long cursor = model.cursorProperty().get();
    boolean shown = cursor != CompareModel.NO_CURSOR;
    double perPixel = model.shown().nanos() / plotWidth();
    instant.setText(shown ? "at " + TimeWords.instant(cursor, perPixel) : "at the end of each run");
    hosts.forEach(HostBands::showValues);
    double x = (cursor - model.shown().fromNanos()) / perPixel;
    crosshair.setVisible(shown && x >= 0 && x <= plotWidth());
    double left = bands.sceneToLocal(first().localToScene(0, 0)).getX();
    crosshair.setStartX(Math.rint(left + x) + 0.5);
    crosshair.setEndX(crosshair.getStartX());
    crosshair.setStartY(0);
    crosshair.setEndY(bands.getHeight());
    setAccessibleText(
        instant.getText()
            + ". "
            + hosts.stream().map(HostBands::sentence).collect(Collectors.joining(". ")));
  }
}
