package dev.poolscope.ui.plot;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.units.Ticks;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;

/// Draws the axis of time and what it means through a plot: lines at round instants and their
/// names, where a setting was changed, and the present.
///
/// @param pen where to draw
/// @param style how
/// @param axis where instants are
public record AxisPainter(Pen pen, PlotStyle style, TimeAxis axis) {
  private static final double LEAST_PIXELS = 74;
  private static final double LEAST_STRIPE = 2;

  /// The thin lines at round instants.
  public void grid(Span part) {
    Color color = style.palette().rule().deriveColor(0, 1, 1, 0.55);
    for (Ticks.Tick tick : ticks()) {
      pen.upright(color, axis.x(tick.nanos()), part.top(), part.bottom());
    }
  }

  /// The names of round instants.
  public void labels(Span part) {
    Palette palette = style.palette();
    double middle = (part.top() + part.bottom()) / 2;
    for (Ticks.Tick tick : ticks()) {
      double x = axis.x(tick.nanos());
      pen.upright(palette.rule(), x, part.bottom() - 4, part.bottom());
      // Nothing is drawn to the left of the canvas.
      double half = PlotFonts.width(style.fonts().small(), tick.label()) / 2;
      pen.wordsAround(tick.label(), style.dim(), Math.max(x, half), middle);
    }
  }

  /// A grey stripe where the process stood still, thin ones wide enough to be seen.
  public void standstill(TimeRange stretch, Span part) {
    double left = axis.clampedX(stretch.fromNanos());
    double width = Math.max(LEAST_STRIPE * style.unit(), axis.clampedX(stretch.toNanos()) - left);
    Color color = style.palette().dim();
    pen.box(color.deriveColor(0, 1, 1, 0.22), left, part.top(), width, part.height());
    pen.box(color, left, part.top(), width, 3 * style.unit());
  }

  /// The line where a setting was changed.
  public void change(long nanos, Span part) {
    pen.dashedUpright(style.palette().accent(), axis.x(nanos), part.top(), part.bottom());
  }

  /// The line that says up to where the run is shown, if that is in sight; its head hangs into what
  /// is above the part.
  public void present(long nanos, Span part) {
    if (nanos < axis.range().fromNanos() || nanos > axis.range().toNanos()) {
      return;
    }
    Color color = style.palette().accent();
    double x = Math.rint(axis.x(nanos));
    double size = 4 * style.unit();
    pen.box(color, x, part.top(), 1.5, part.height());
    pen.on()
        .shape(
            color,
            List.of(
                new Point2D(x - size, part.top() - size),
                new Point2D(x + size + 1, part.top() - size),
                new Point2D(x + 0.5, part.top() + size)));
  }

  private List<Ticks.Tick> ticks() {
    TimeRange range = axis.range();
    double least = axis.nanosPerPixel() * LEAST_PIXELS * style.unit();
    return Ticks.of(range.fromNanos(), range.toNanos(), least);
  }
}
