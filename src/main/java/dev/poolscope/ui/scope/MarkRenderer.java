package dev.poolscope.ui.scope;

import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.ui.fx.Palette;
import java.util.List;

/// Draws a line through everything where a setting was changed, and says which.
final class MarkRenderer {
  private MarkRenderer() {}

  static void draw(Pen pen, Frame frame, List<ChangeMark> changes, int rows) {
    double[] usedUpTo = new double[Math.max(1, rows)];
    for (ChangeMark change : changes) {
      if (change.nanos() <= frame.nowNanos() && frame.axis().range().contains(change.nanos())) {
        draw(pen, frame, change, usedUpTo);
      }
    }
  }

  private static void draw(Pen pen, Frame frame, ChangeMark change, double[] usedUpTo) {
    Palette palette = frame.look().palette();
    double u = frame.unit();
    double x = Math.rint(frame.axis().x(change.nanos()));
    double top = frame.layout().axisHeight();
    pen.dashedUpright(palette.accent(), x, top, frame.layout().height());
    Pen.Style style = new Pen.Style(frame.look().letters().small(), palette.accent());
    String words = words(change);
    double width = Letters.width(style.font(), words) + 12 * u;
    double left = Math.min(x, frame.layout().width() - width);
    for (int row = 0; row < usedUpTo.length; row++) {
      if (left >= usedUpTo[row]) {
        double y = top + row * frame.layout().markRow() + u;
        pen.gc().setFill(palette.raised());
        pen.gc().fillRoundRect(left, y, width, frame.layout().markRow() - 3 * u, 5, 5);
        pen.box(palette.accent(), left, y, 2, frame.layout().markRow() - 3 * u);
        pen.words(words, style, left + 7 * u, y + (frame.layout().markRow() - 3 * u) / 2);
        usedUpTo[row] = left + width + 4 * u;
        return;
      }
    }
  }

  /// The setting without what its place in the file adds.
  static String words(ChangeMark change) {
    String path =
        change
            .path()
            .replaceFirst("^transport\\.", "")
            .replaceFirst("^targets\\.", "")
            .replaceFirst("\\.sample\\.", " ");
    return path + " " + change.value();
  }
}
