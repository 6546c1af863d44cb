package dev.poolscope.ui.plot;

import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// Draws the states of one host over time: its connections stacked, active ones at the bottom, then
/// idle ones, dials on top; and counts as lines.
///
/// @param pen where to draw
/// @param slots the states
/// @param bottom the height of zero, in pixels
public record StateBand(Pen pen, StateSlots slots, double bottom) {
  /// The stacked connections, one state behind the other, so that each is a few wide boxes as long
  /// as its height stays the same. What there is at all is at least a pixel high.
  ///
  /// @param perConnection how many pixels one of them is high
  public void stack(PlotStyle style, double perConnection) {
    int[] active = new int[slots.count()];
    int[] idle = new int[slots.count()];
    int[] dialing = new int[slots.count()];
    for (int i = 0; i < slots.count(); i++) {
      int open = slots.active(i) + slots.idle(i);
      active[i] = height(0, slots.active(i), slots.active(i) * perConnection);
      idle[i] = height(active[i], slots.idle(i), open * perConnection);
      dialing[i] = height(idle[i], slots.dialing(i), (open + slots.dialing(i)) * perConnection);
    }
    layer(style.dialing(), dialing, idle);
    layer(style.palette().idle(), idle, active);
    layer(style.palette().active(), active, new int[slots.count()]);
  }

  /// How high connections reach that stand on others; as high as those where there are none.
  private static int height(int below, int count, double wanted) {
    return count == 0 ? below : Math.max(below + 1, (int) Math.rint(wanted));
  }

  /// Draws down to the base where it is higher than the layer before it.
  private void layer(Paint paint, int[] heights, int[] before) {
    double base = Math.rint(bottom);
    int i = 0;
    while (i < heights.length) {
      int from = i;
      int height = heights[i];
      boolean isSeen = false;
      while (i < heights.length && heights[i] == height) {
        isSeen |= height > before[i];
        i++;
      }
      if (isSeen) {
        pen.box(paint, slots.x(from), base - height, slots.x(i) - slots.x(from), height);
      }
    }
  }

  /// A line over the slots, lifted where there is nothing. Made of boxes, since the software
  /// pipeline takes many times as long for a path of so many points.
  ///
  /// @param values a count for each slot
  /// @param perUnit how many pixels one of them is high
  /// @param thickness in pixels
  void line(int[] values, double perUnit, Color color, double thickness) {
    // Whole pixels, or it would be thicker in some places than in others.
    double thick = Math.max(1, Math.rint(thickness));
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
      double y = Math.rint(bottom - Math.max(0, values[from]) * perUnit) - Math.floor(thick / 2);
      double left = Math.rint(slots.x(from));
      boolean isJoined = before >= 0 && before != y;
      if (!isJoined || i > from + 1) {
        pen.box(color, left, y, slots.x(i) - left, thick);
      }
      if (isJoined) {
        pen.box(color, left, Math.min(before, y), thick, Math.abs(y - before) + thick);
      }
      before = y;
    }
  }

  private static boolean isNearSome(int[] values, int i) {
    return values[i] > 0
        || (i > 0 && values[i - 1] > 0)
        || (i + 1 < values.length && values[i + 1] > 0);
  }
}
