package dev.poolscope.ui.compare;

import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.plot.Band;
import dev.poolscope.ui.plot.PlotHost;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.StateSlots;
import dev.poolscope.ui.plot.TimeAxis;
import dev.poolscope.ui.plot.TimePointer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
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
final class BandsView extends BorderPane implements PlotHost {
  private final CompareModel model;
  private final List<HostBands> hosts;
  private final TimeScale scale = new TimeScale();
  private final Label instant = new Label();
  private final VBox bands = new VBox();
  private final Line crosshair = new Line();
  private final ObservableValue<PlotStyle> style;
  private final ObservableBooleanValue ownScales;
  private boolean stale = true;
  private boolean valuesStale = true;

  /// @param ownScales whether each host's bands have a scale of their own
  BandsView(
      CompareModel model, ObservableValue<PlotStyle> style, ObservableBooleanValue ownScales) {
    this.model = model;
    this.ownScales = ownScales;
    this.style = style;
    this.hosts =
        IntStream.range(0, model.hosts().size()).mapToObj(i -> new HostBands(model, i)).toList();
    setId("compare-bands");
    getStyleClass().add("bands");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("plot of the connections of several runs over time");
    setTop(axisRow());
    setCenter(scrolling());
    new TimePointer(this, this, model.time());
    model.time().visibleProperty().subscribe(this::stale);
    model.time().cursorProperty().subscribe(() -> valuesStale = true);
    ownScales.subscribe(this::stale);
    style.subscribe(this::fit);
    first().widthProperty().subscribe(this::stale);
    first().heightProperty().subscribe(this::stale);
  }

  private HBox axisRow() {
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

  private BandCanvas first() {
    return hosts.getFirst().rows().getFirst().band();
  }

  private void fit(PlotStyle latest) {
    hosts.forEach(host -> host.fit(latest));
    scale.fit(latest);
    stale();
  }

  private void stale() {
    stale = true;
  }

  @Override
  public TimeAxis axis() {
    TimeAxis axis = bandAxis();
    double left = sceneToLocal(first().localToScene(0, 0)).getX();
    return new TimeAxis(axis.range(), left, axis.width());
  }

  @Override
  public double right() {
    return axis().right();
  }

  /// The axis in pixels of a band.
  private TimeAxis bandAxis() {
    return first().axis(model.time().shown(), style.getValue());
  }

  /// Draws what has changed.
  ///
  /// @param grew whether more has been read of the runs
  void pulse(boolean grew) {
    if (stale || grew) {
      stale = false;
      valuesStale = true;
      TimeAxis axis = bandAxis();
      scale.draw(axis, style.getValue());
      drawBands(axis);
    }
    if (valuesStale) {
      valuesStale = false;
      showValues();
    }
  }

  /// All to one scale, since they are there to be compared, unless hosts have their own; the runs
  /// of one host always share it.
  private void drawBands(TimeAxis axis) {
    List<List<StateSlots>> slots = hosts.stream().map(host -> host.slots(axis)).toList();
    Band.Scale largest = Band.Scale.of(slots.stream().flatMap(List::stream).toList());
    for (int i = 0; i < hosts.size(); i++) {
      Band.Scale scale = ownScales.get() ? Band.Scale.of(slots.get(i)) : largest;
      hosts.get(i).draw(slots.get(i), scale, axis, style.getValue());
    }
  }

  private void showValues() {
    TimeAxis axis = bandAxis();
    long cursor = model.time().cursorProperty().get();
    boolean shown = model.time().hasCursor();
    instant.setText(
        shown
            ? "at " + NumberText.instant(cursor, axis.nanosPerPixel())
            : "at the end of each run");
    hosts.forEach(HostBands::showValues);
    double x = axis.x(cursor);
    crosshair.setVisible(shown && axis.covers(x));
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
