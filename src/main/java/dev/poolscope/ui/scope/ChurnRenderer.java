package dev.poolscope.ui.scope;

import dev.poolscope.ui.draw.StateSlots;
import dev.poolscope.ui.fx.Palette;
import javafx.scene.paint.Color;

/// Draws below a band when connections were opened, upwards, and closed, downwards.
final class ChurnRenderer {
  private static final double LEAST_SHARE = 0.55;

  private ChurnRenderer() {}

  static void draw(Pen pen, Frame frame, BandRenderer.Band band) {
    double u = frame.unit();
    Palette palette = frame.look().palette();
    double top = band.top() + frame.layout().stackHeight();
    double middle = Math.rint(top + frame.layout().churnHeight() / 2);
    double reach = frame.layout().churnHeight() / 2 - 3 * u;
    Pen.Style style = new Pen.Style(frame.look().letters().small(), palette.dim());
    double right = frame.layout().plotLeft() - 8 * u;
    pen.wordsUpTo("opened", style, right, middle - reach / 2 - u);
    pen.wordsUpTo("closed", style, right, middle + reach / 2 + u);
    StateSlots slots = band.slots();
    bars(pen, slots, slots.opened(), new Bars(palette.good(), middle - 1, -reach));
    bars(pen, slots, slots.closed(), new Bars(palette.bad(), middle + 1, reach));
  }

  /// Where bars stand and how far they reach, negative for upwards.
  private record Bars(Color color, double base, double reach) {}

  /// A single event is well visible; more in the same pixel reach further.
  private static void bars(Pen pen, StateSlots slots, int[] counts, Bars bars) {
    double most = Math.max(1, StateSlots.most(counts));
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double share =
            LEAST_SHARE + (1 - LEAST_SHARE) * (most == 1 ? 1 : (counts[i] - 1) / (most - 1));
        double height = Math.abs(bars.reach()) * share;
        double y = bars.reach() < 0 ? bars.base() - height : bars.base();
        pen.box(bars.color(), slots.x(i), y, Math.max(2, slots.step()), height);
      }
    }
  }
}
