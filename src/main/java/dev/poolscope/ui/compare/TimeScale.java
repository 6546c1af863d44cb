package dev.poolscope.ui.compare;

import dev.poolscope.ui.plot.AxisPainter;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.Span;
import dev.poolscope.ui.plot.TimeAxis;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// Names the instants of the axis that all bands share.
///
/// Threading: the JavaFX application thread.
final class TimeScale extends Region {
  private static final double HEIGHT = 24;

  private final Canvas canvas = new Canvas();

  TimeScale() {
    canvas.setManaged(false);
    getChildren().add(canvas);
  }

  void fit(PlotStyle style) {
    setMinHeight(HEIGHT * style.unit());
  }

  /// Draws the names.
  void draw(TimeAxis axis, PlotStyle style) {
    canvas.setWidth(Math.ceil(axis.right() + PlotStyle.RIGHT_MARGIN * style.unit()));
    canvas.setHeight(Math.floor(getHeight()));
    Pen pen = new Pen(canvas.getGraphicsContext2D());
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    new AxisPainter(pen, style, axis).labels(new Span(0, canvas.getHeight()));
  }
}
