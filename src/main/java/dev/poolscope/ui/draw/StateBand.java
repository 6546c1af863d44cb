package dev.poolscope.ui.draw;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
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

  /// A line over the slots, lifted where there is nothing. Made of boxes, since the software
  /// pipeline takes many times as long for a path of so many points.
  ///
  /// @param values a count for each slot
  /// @param perUnit how many pixels one of them is high
  /// @param thickness in pixels
  public void line(int[] values, double perUnit, Color color, double thickness) {
    gc.setFill(color);
    double before = -1;
    int i = 0;
    while (i < values.length) {
      if (!isNearSome(values, i)) {
        before = -1;
        i++;
        continue;
      }
      int from = i;
      while (i < values.length && values[i] == values[from] && isNearSome(values, i)) {
        i++;
      }
      double y = Math.rint(bottom - Math.max(0, values[from]) * perUnit);
      piece(slots.x(from), slots.x(i), y, thickness);
      if (before >= 0 && before != y) {
        joint(slots.x(from), before, y, thickness);
      }
      before = y;
    }
  }

  private static boolean isNearSome(int[] values, int i) {
    return values[i] > 0
        || (i > 0 && values[i - 1] > 0)
        || (i + 1 < values.length && values[i + 1] > 0);
  }

  /// The line over slots of the same height.
  private void piece(double left, double right, double y, double thickness) {
    box(left, y - thickness / 2, right - left, thickness);
  }

  /// What joins two heights.
  private void joint(double x, double from, double to, double thickness) {
    box(x, Math.min(from, to) - thickness / 2, thickness, Math.abs(to - from) + thickness);
  }

  private void box(double left, double top, double width, double height) {
    gc.fillRect(
        Math.rint(left),
        Math.rint(top),
        Math.max(1, Math.rint(left + width) - Math.rint(left)),
        Math.max(1, Math.rint(height)));
  }
}
