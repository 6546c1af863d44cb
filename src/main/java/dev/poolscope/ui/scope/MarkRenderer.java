package dev.poolscope.ui.scope;

import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotFonts;
import dev.poolscope.ui.plot.Surface;
import java.util.List;

/// Draws which settings were changed, in labels below the axis.
final class MarkRenderer {
  private MarkRenderer() {}

  /// @param rows how many rows of labels there are; a label that has no room in any is left out
  static void draw(Pen pen, Frame frame, List<ChangeMark> changes, int rows) {
    double[] usedUpTo = new double[rows];
    changes.forEach(change -> draw(pen, frame, change, usedUpTo));
  }

  private static void draw(Pen pen, Frame frame, ChangeMark change, double[] usedUpTo) {
    Palette palette = frame.style().palette();
    double u = frame.unit();
    Pen.Style style = frame.style().small(palette.accent());
    String words = words(change);
    double width = PlotFonts.width(style.font(), words) + 12 * u;
    double x = Math.rint(frame.axis().x(change.nanos()));
    double left = Math.min(x, frame.layout().width() - width);
    double height = frame.layout().markRow() - 3 * u;
    for (int row = 0; row < usedUpTo.length; row++) {
      if (left >= usedUpTo[row]) {
        double y = frame.layout().axisHeight() + row * frame.layout().markRow() + u;
        pen.round(palette.raised(), new Surface.Rectangle(left, y, width, height), 2.5);
        pen.box(palette.accent(), left, y, 2, height);
        pen.words(words, style, left + 7 * u, y + height / 2);
        usedUpTo[row] = left + width + 4 * u;
        return;
      }
    }
  }

  /// The setting without what its place in the file adds.
  private static String words(ChangeMark change) {
    String path =
        change
            .path()
            .replaceFirst("^transport\\.", "")
            .replaceFirst("^targets\\.", "")
            .replaceFirst("\\.sample\\.", " ");
    return path + " " + change.value();
  }
}
