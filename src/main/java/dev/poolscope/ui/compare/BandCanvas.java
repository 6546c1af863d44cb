package dev.poolscope.ui.compare;

import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.AxisPainter;
import dev.poolscope.ui.plot.Band;
import dev.poolscope.ui.plot.BandPainter;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.Span;
import dev.poolscope.ui.plot.StateSlots;
import dev.poolscope.ui.plot.TimeAxis;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// Draws one host of one run over time.
///
/// Threading: the JavaFX application thread.
final class BandCanvas extends Region {
  private static final double CHURN = 20;
  private static final double LEAST_HEIGHT = 70;
  private static final double MOST_HEIGHT = 150;
  private static final double MOST_PIXELS = 8192;

  private final Canvas canvas = new Canvas();

  BandCanvas() {
    // What is drawn must not ask for room, or the drawing would never become smaller.
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    getChildren().add(canvas);
  }

  /// What a band shows.
  ///
  /// @param shownTo the instant up to which there is something to show
  /// @param scale the largest numbers of all bands
  record Content(Recording recording, long shownTo, StateSlots slots, Band.Scale scale) {}

  /// Takes as much height as words of this size ask for.
  void fit(PlotStyle style) {
    setMinHeight(LEAST_HEIGHT * style.unit());
    setPrefHeight(LEAST_HEIGHT * style.unit());
    setMaxHeight(MOST_HEIGHT * style.unit());
  }

  /// The axis of time that a stretch has here.
  TimeAxis axis(TimeRange range, PlotStyle style) {
    double room = Math.min(getWidth(), MOST_PIXELS) - PlotStyle.RIGHT_MARGIN * style.unit();
    return new TimeAxis(range, 0, Math.max(1, room));
  }

  /// Draws the band.
  void draw(Content content, TimeAxis axis, PlotStyle style) {
    canvas.setWidth(Math.floor(Math.min(getWidth(), MOST_PIXELS)));
    canvas.setHeight(Math.floor(getHeight()));
    canvas.setVisible(canvas.getWidth() >= 1 && canvas.getHeight() >= 1);
    if (!canvas.isVisible()) {
      return;
    }
    Pen pen = new Pen(canvas.getGraphicsContext2D());
    Palette palette = style.palette();
    Span all = new Span(0, canvas.getHeight());
    double bottom = Math.rint(all.bottom() - CHURN * style.unit());
    Band band =
        new Band(
            content.slots(), new Span(0, bottom), new Span(bottom, all.bottom()), content.scale());
    BandPainter painter = new BandPainter(pen, style, axis, band);
    AxisPainter time = new AxisPainter(pen, style, axis);
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), all.height());
    pen.box(palette.panel(), 0, 0, axis.width(), all.height());
    time.grid(all);
    painter.stack();
    painter.waiting();
    painter.churn();
    for (ChangeMark change : content.recording().changes()) {
      if (axis.range().contains(change.nanos())) {
        time.change(change.nanos(), all);
      }
    }
    end(pen, axis.clampedX(content.shownTo()), axis.width(), palette);
    painter.scale();
  }

  /// Behind the end of the run there is nothing, not even a ground.
  private void end(Pen pen, double from, double width, Palette palette) {
    if (from < width - 1) {
      pen.box(palette.background(), from, 0, width - from, canvas.getHeight());
      pen.box(palette.faint(), from, 0, 1, canvas.getHeight());
    }
  }
}
