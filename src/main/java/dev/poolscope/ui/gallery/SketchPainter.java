package dev.poolscope.ui.gallery;

import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.StateBand;
import dev.poolscope.ui.plot.StateSlots;
import java.util.List;

/// Draws a sketch: a band for each host, one below the other and on the same scale, in the colours
/// of the scope, and marks where settings change.
///
/// @param pen where to draw
/// @param style how
/// @param width in pixels
/// @param height in pixels
record SketchPainter(Pen pen, PlotStyle style, double width, double height) {
  private static final double GAP = 4;
  private static final double SQUARE = 6;
  private static final double LEFT = 14;

  /// Draws over what was there.
  void draw(RecordedSketch sketch) {
    Palette colors = style.palette();
    List<RecordedSketch.Host> hosts = sketch.hosts();
    double each = (height - GAP * (hosts.size() - 1)) / hosts.size();
    for (int i = 0; i < hosts.size(); i++) {
      double top = i * (each + GAP);
      pen.box(colors.background(), LEFT, top, width - LEFT, each);
      pen.host(colors.host(i), 0, top + each / 2, SQUARE);
      StateSlots slots = StateSlots.of(hosts.get(i).columns(), LEFT, width - LEFT);
      new StateBand(pen, slots, top + each).stack(style, (each - 2) / sketch.most());
    }
    for (double part : sketch.changes()) {
      pen.dashedUpright(colors.accent(), LEFT + (width - LEFT) * part, 0, height);
    }
  }
}
