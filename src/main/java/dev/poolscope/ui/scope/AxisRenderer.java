package dev.poolscope.ui.scope;

import dev.poolscope.ui.draw.Ticks;
import dev.poolscope.ui.fx.Palette;
import java.util.List;
import javafx.scene.paint.Color;

/// Draws the axis of time, its lines through all parts, and the present.
final class AxisRenderer {
  private static final double LEAST_PIXELS = 74;

  private AxisRenderer() {}

  /// The thin lines behind everything.
  static void grid(Pen pen, Frame frame) {
    Color color = frame.look().palette().rule().deriveColor(0, 1, 1, 0.55);
    for (Ticks.Tick tick : ticks(frame)) {
      pen.upright(
          color,
          frame.axis().x(tick.nanos()),
          frame.layout().axisHeight(),
          frame.layout().height());
    }
  }

  /// The names of instants, at the top.
  static void labels(Pen pen, Frame frame) {
    Palette palette = frame.look().palette();
    ScopeLayout layout = frame.layout();
    pen.box(palette.background(), 0, 0, layout.width(), layout.axisHeight());
    Pen.Style style = new Pen.Style(frame.look().letters().small(), palette.dim());
    for (Ticks.Tick tick : ticks(frame)) {
      double x = frame.axis().x(tick.nanos());
      pen.wordsAround(tick.label(), style, x, layout.axisHeight() / 2);
      pen.upright(palette.rule(), x, layout.axisHeight() - 4, layout.axisHeight());
    }
  }

  private static List<Ticks.Tick> ticks(Frame frame) {
    double leastNanos = frame.axis().nanosPerPixel() * LEAST_PIXELS * frame.unit();
    return Ticks.of(frame.axis().range(), leastNanos);
  }

  /// The line that says up to where the run is shown.
  static void present(Pen pen, Frame frame) {
    long now = frame.nowNanos();
    if (now < frame.axis().range().fromNanos() || now > frame.axis().range().toNanos()) {
      return;
    }
    Color color = frame.look().palette().accent();
    double x = Math.rint(frame.axis().x(now));
    double top = frame.layout().axisHeight();
    double size = 4 * frame.unit();
    pen.box(color, x, top, 1.5, frame.layout().height() - top);
    pen.gc().setFill(color);
    pen.gc()
        .fillPolygon(
            new double[] {x - size, x + size + 1, x + 0.5},
            new double[] {top - size, top - size, top + size},
            3);
  }
}
