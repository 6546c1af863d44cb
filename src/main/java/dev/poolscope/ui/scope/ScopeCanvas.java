package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.DrawingPace;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotHost;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.Span;
import dev.poolscope.ui.plot.SvgSurface;
import dev.poolscope.ui.plot.TimeAxis;
import dev.poolscope.ui.plot.TimeModel;
import dev.poolscope.ui.session.RunView;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The drawing and what lies over it, each on a canvas of its own, so that moving the pointer does
/// not draw the run anew. Draws at most once a pulse, and only what has changed.
///
/// Threading: the JavaFX application thread.
final class ScopeCanvas extends Region implements PlotHost {
  private static final double BAR = 10;

  /// How far the sign of a connection's end reaches behind it.
  private static final double END_SIGN = 14;

  /// No pipeline draws a larger canvas.
  private static final double MOST_PIXELS = 8192;

  /// The time between two pictures while the run goes on.
  private final long liveNanos = DrawingPace.ofThisMachine().pictures().toNanos();
  private final ScopeViewModel model;
  private final LaneSelection selection;
  private final Canvas plot = new Canvas();
  private final Canvas overlay = new Canvas();
  private final ScrollBar laneBar = bar("scope-lane-scroll");
  private final ScrollBar bandBar = bar("scope-band-scroll");
  private final ObjectProperty<PlotStyle> plotStyle = new SimpleObjectProperty<>();

  /// The range while it is being dragged; null at other times.
  private @Nullable TimeRange dragged;
  private boolean tall;
  private boolean plotStale = true;
  private boolean liveStale;
  private boolean overlayStale = true;
  private long drawnNanos;
  private double pointerY = -1;

  ScopeCanvas(ScopeViewModel model, ObservableValue<PlotStyle> style) {
    this.model = model;
    plotStyle.bind(style);
    this.selection = new LaneSelection(model);
    setId("scope-canvas");
    getStyleClass().add("scope-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("plot of connections over time");
    getChildren().setAll(plot, overlay, laneBar, bandBar);
    overlay.setMouseTransparent(true);
    // What is drawn must not ask for room, or the drawing would never become smaller.
    getChildren().forEach(child -> child.setManaged(false));
    listen();
  }

  private static ScrollBar bar(String id) {
    ScrollBar bar = new ScrollBar();
    bar.setId(id);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    return bar;
  }

  private void listen() {
    RunView view = model.view();
    plotStyle.subscribe(this::stale);
    view.visibleProperty().subscribe(this::stale);
    view.selectedProperty().subscribe(_ -> reveal());
    view.nowNanosProperty().subscribe(this::moved);
    model.ownScalesProperty().subscribe(this::stale);
    model.apartProperty().subscribe(this::stale);
    view.rangeProperty().subscribe(this::overlayStale);
    view.cursorNanosProperty().subscribe(this::overlayStale);
    laneBar.valueProperty().subscribe(this::stale);
    bandBar.valueProperty().subscribe(this::stale);
  }

  ScopeViewModel model() {
    return model;
  }

  TimeModel time() {
    return model.time();
  }

  /// Whether bands come first, for those who look from afar, and what explains them.
  void setTall(boolean isTall) {
    tall = isTall;
    stale();
  }

  /// Selects the next connection below, or above.
  void moveSelection(boolean down) {
    selection.move(rows(), down);
    reveal();
  }

  /// Unfolds the selected group of connections, or folds it again.
  void toggleGroup() {
    selection.toggleGroup();
    reveal();
  }

  private void stale() {
    plotStale = true;
    overlayStale = true;
  }

  /// A run that is followed is drawn as often as that is worth it; playback and steps at once.
  private void moved() {
    if (model.view().followingProperty().get()) {
      liveStale = true;
    } else {
      stale();
    }
  }

  private void overlayStale() {
    overlayStale = true;
  }

  @Override
  public TimeAxis axis() {
    return frame().axis();
  }

  @Override
  public double right() {
    return getWidth() - BAR * style().unit();
  }

  @Override
  public void pointAt(double y) {
    pointerY = y;
    overlayStale = true;
  }

  @Override
  public boolean selectsRanges() {
    return true;
  }

  @Override
  public void dragRange(long oneNanos, long otherNanos) {
    dragged = ScopeViewModel.range(oneNanos, otherNanos);
    overlayStale = true;
  }

  @Override
  public void selectRange(long oneNanos, long otherNanos) {
    dragged = null;
    model.select(oneNanos, otherNanos);
  }

  @Override
  public void click(double y) {
    if (parts().lanes().contains(y)) {
      LaneLines.Place place = placeAt(y);
      selection.select(rows(), place);
      if (place != null && place.isHeading() && place.group() != null) {
        selection.toggleGroup();
      }
      reveal();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(Math.min(getWidth(), MOST_PIXELS));
    double height = Math.floor(Math.min(getHeight(), MOST_PIXELS));
    if (plot.getWidth() != width || plot.getHeight() != height) {
      plot.setWidth(width);
      plot.setHeight(height);
      overlay.setWidth(width);
      overlay.setHeight(height);
      // The pipeline cannot draw a canvas without an area.
      plot.setVisible(width >= 1 && height >= 1);
      overlay.setVisible(false);
      stale();
    }
    layoutBars(parts());
  }

  private void layoutBars(ScopeLayout layout) {
    place(laneBar, layout.lanes(), rows().lines() * layout.laneHeight());
    place(bandBar, layout.bands(), layout.bandsContent());
  }

  private void place(ScrollBar bar, Span part, double content) {
    double most = Math.max(0, content - part.height());
    boolean needed = most > 1 && part.height() > 0;
    bar.setVisible(needed);
    bar.setMax(most);
    bar.setVisibleAmount(most * part.height() / Math.max(1, content));
    bar.setUnitIncrement(parts().laneHeight());
    bar.setBlockIncrement(part.height() * 0.9);
    if (bar.getValue() > most) {
      bar.setValue(most);
    }
    double width = BAR * style().unit();
    bar.resizeRelocate(Math.floor(getWidth()) - width, part.top(), width, part.height());
  }

  private PlotStyle style() {
    return plotStyle.get();
  }

  /// The lines that are shown now.
  private LaneLines rows() {
    return model.data().order().upTo(model.now());
  }

  ScopeLayout parts() {
    ScopeData data = model.data();
    ScopeLayout.Contents contents =
        new ScopeLayout.Contents(
            data.bands(model.apartProperty().get()).size(),
            data.picked(),
            ScopePainter.markRows(data),
            data.failing(model.apartProperty().get()),
            ScopePainter.legendRows(data, style(), plot.getWidth()),
            tall,
            ScopeLayout.Contents.ANY_LINES);
    return ScopeLayout.of(plot.getWidth(), plot.getHeight(), style().unit(), contents);
  }

  /// What is drawn now depends on this.
  Frame frame() {
    ScopeLayout layout = parts();
    return new Frame(
        new TimeAxis(model.time().shown(), layout.plotLeft(), layout.plotWidth()),
        model.now(),
        style(),
        layout,
        new Frame.Scroll(Math.rint(bandBar.getValue()), Math.rint(laneBar.getValue())),
        model.apartProperty().get(),
        model.ownScalesProperty().get(),
        selection.connection(),
        selection.group());
  }

  /// What stands at a height among the lanes; null for nothing.
  LaneLines.@Nullable Place placeAt(double y) {
    ScopeLayout layout = parts();
    if (!layout.lanes().contains(y)) {
      return null;
    }
    double down = y - layout.lanes().top() + laneBar.getValue();
    return rows().at((int) (down / layout.laneHeight()));
  }

  @Override
  public boolean scrollsAt(double y) {
    return parts().lanes().contains(y);
  }

  /// Scrolls the lanes, or the bands if the pointer is there.
  @Override
  public boolean scrollBy(double pixels, double y) {
    ScrollBar bar = parts().bands().contains(y) ? bandBar : laneBar;
    bar.setValue(Math.clamp(bar.getValue() + pixels, 0, bar.getMax()));
    return true;
  }

  /// Scrolls the lanes by most of what is visible.
  void page(boolean down) {
    double by = parts().lanes().height() * 0.9;
    laneBar.setValue(Math.clamp(laneBar.getValue() + (down ? by : -by), 0, laneBar.getMax()));
  }

  /// Brings the selected lane into sight.
  private void reveal() {
    stale();
    selection.selected();
    int line = selection.line(rows());
    ScopeLayout layout = parts();
    if (line < 0 || layout.lanes().height() <= 0) {
      return;
    }
    layoutBars(layout);
    double top = line * layout.laneHeight();
    double bottom = top + layout.laneHeight() - layout.lanes().height();
    laneBar.setValue(
        Math.clamp(Math.min(Math.max(laneBar.getValue(), bottom), top), 0, laneBar.getMax()));
  }

  /// Draws what has changed.
  ///
  /// @param grew whether there is more to draw than before
  void pulse(long pulseNanos, boolean grew) {
    liveStale |= grew;
    if (plot.getWidth() <= 0 || plot.getHeight() <= 0) {
      return;
    }
    if (plotStale || (liveStale && pulseNanos / liveNanos != drawnNanos / liveNanos)) {
      layoutBars(parts());
      ScopePainter.paint(new Pen(plot.getGraphicsContext2D()), frame(), model.data());
      drawnNanos = pulseNanos;
      plotStale = false;
      liveStale = false;
      overlayStale = true;
    }
    if (overlayStale) {
      overlayStale = false;
      drawOverlay(frame());
    }
  }

  /// Whether there is a connection at an instant, or the sign of its end.
  private boolean isAt(int lane, long nanos, Frame frame) {
    Lanes lanes = model.data().lanes();
    double signPixels = END_SIGN * frame.unit();
    return lanes.startNanos(lane) <= nanos
        && frame.axis().x(nanos) <= frame.axis().x(lanes.endNanos(lane)) + signPixels;
  }

  /// What is drawn, but for what follows the pointer, as SVG.
  String svg() {
    SvgSurface surface = new SvgSurface();
    ScopePainter.paint(new Pen(surface), frame(), model.data());
    return surface.document(
        plot.getWidth(), plot.getHeight(), model.recording().experiment().title());
  }

  private void drawOverlay(Frame frame) {
    long cursor = model.view().cursorNanosProperty().get();
    boolean shown = cursor != RunView.NO_CURSOR && frame.axis().range().toNanos() >= cursor;
    Readout readout = shown ? Readout.at(cursor, frame, model.data()) : null;
    LaneLines.Place place = placeAt(pointerY);
    if (readout != null && place != null && !place.isHeading()) {
      int row = rows().lane(place);
      if (isAt(row, cursor, frame)) {
        readout = readout.withLane(model.data(), row, frame.nowNanos());
      }
    }
    TimeRange range = dragged == null ? model.view().rangeProperty().get() : dragged;
    // An empty canvas too would be laid over the plot, pixel by pixel.
    overlay.setVisible(plot.isVisible() && (readout != null || range != null));
    if (overlay.isVisible()) {
      OverlayRenderer.paint(
          overlay.getGraphicsContext2D(),
          frame,
          new OverlayRenderer.Overlay(frame.axis().x(cursor), pointerY, readout, range));
    }
    Readout spoken = readout == null ? Readout.at(frame.nowNanos(), frame, model.data()) : readout;
    setAccessibleText(spoken.sentence());
  }
}
