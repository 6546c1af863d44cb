package dev.poolscope.ui.draw;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/// Draws the states of one host over time: its connections stacked, active ones at the bottom, then
/// idle ones, dials on top; and counts as lines. Edges are on whole pixels, which is several times
/// as fast in software and sharp.
///
/// @param gc where to draw
/// @param slots the states
/// @param bottom the height of zero, in pixels
public record StateBand(GraphicsContext gc, StateSlots slots, double bottom) {
  /// How states are painted.
  public record Paints(Paint active, Paint idle, Paint dialing) {}

  /// The stacked connections; neighbours of the same state become one box.
  ///
  /// @param perConnection how many pixels one of them is high
  public void stack(Paints paints, double perConnection) {
    int from = 0;
    for (int i = 1; i <= slots.count(); i++) {
      if (i == slots.count() || !same(from, i)) {
        column(paints, perConnection, from, i);
        from = i;
      }
    }
  }

  private boolean same(int a, int b) {
    return slots.dialing(a) == slots.dialing(b)
        && slots.active(a) == slots.active(b)
        && slots.idle(a) == slots.idle(b);
  }

  private void column(Paints paints, double perConnection, int from, int to) {
    int[] counts = {slots.active(from), slots.idle(from), slots.dialing(from)};
    Paint[] fills = {paints.active(), paints.idle(), paints.dialing()};
    double left = Math.rint(slots.x(from));
    double width = Math.max(1, Math.rint(slots.x(to)) - left);
    int below = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double lower = Math.rint(bottom - below * perConnection);
        double upper = Math.rint(bottom - (below + counts[i]) * perConnection);
        gc.setFill(fills[i]);
        gc.fillRect(left, upper, width, Math.max(1, lower - upper));
      }
      below += counts[i];
    }
  }

  /// A line over the slots in the stroke that is set, lifted where there is nothing.
  ///
  /// @param values a count for each slot
  /// @param perUnit how many pixels one of them is high
  public void line(int[] values, double perUnit) {
    boolean drawing = false;
    gc.beginPath();
    for (int i = 0; i < values.length; i++) {
      boolean wanted =
          values[i] > 0
              || (i > 0 && values[i - 1] > 0)
              || (i + 1 < values.length && values[i + 1] > 0);
      if (wanted) {
        double x = slots.x(i) + 0.5;
        double y = bottom - Math.max(0, values[i]) * perUnit;
        if (drawing) {
          gc.lineTo(x, y);
        } else {
          gc.moveTo(x, y);
        }
      }
      drawing = wanted;
    }
    gc.stroke();
  }
}
