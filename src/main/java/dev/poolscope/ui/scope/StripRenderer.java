package dev.poolscope.ui.scope;

import dev.poolscope.timeline.PickSeries;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.Pen;
import java.util.List;

/// Draws the balancer's picks, one tick for each in its host's colour and row, and beside them each
/// host's share of the picks so far. Picks of a host in the same pixel are one tick.
final class StripRenderer {
  private StripRenderer() {}

  static void draw(Pen pen, Frame frame, PickSeries picks, List<String> hosts) {
    if (frame.layout().strip().height() > 0) {
      shares(pen, frame, picks, hosts);
      ticks(pen, frame, picks);
    }
  }

  private static void shares(Pen pen, Frame frame, PickSeries picks, List<String> hosts) {
    Palette palette = frame.style().palette();
    Pen.Style dim = frame.style().dim();
    double u = frame.unit();
    long end = frame.nowNanos() + 1;
    double all = Math.max(1, picks.countBefore(end));
    for (int row = 0; row < frame.layout().stripRows(); row++) {
      double middle = frame.layout().stripTop() + (row + 0.5) * frame.layout().stripRow();
      pen.host(palette.host(row), 14 * u, middle, 8 * u);
      pen.words(Pen.cut(hosts.get(row), dim.font(), 40 * u), dim, 28 * u, middle);
      String words = NumberText.percent(picks.countBefore(row, end) / all);
      pen.wordsUpTo(words, dim, frame.layout().plotLeft() - 8 * u, middle);
    }
  }

  private static void ticks(Pen pen, Frame frame, PickSeries picks) {
    TimeRange shown = frame.axis().range();
    long to = Math.min(shown.toNanos(), frame.nowNanos() + 1);
    if (to > shown.fromNanos()) {
      TouchingTicks ticks = new TouchingTicks(pen, frame);
      picks.ticks(
          new TimeRange(shown.fromNanos(), to),
          Math.round(frame.axis().nanosPerPixel()),
          (host, nanos, _) -> ticks.add(host, nanos));
      ticks.flush();
    }
  }

  /// Ticks that touch each other are drawn as one.
  private static final class TouchingTicks {
    private static final double WIDTH = 1.5;

    private final Pen pen;
    private final Frame frame;
    private int row = -1;
    private double left;
    private double right;

    TouchingTicks(Pen pen, Frame frame) {
      this.pen = pen;
      this.frame = frame;
    }

    void add(int host, long nanos) {
      double x = Math.floor(frame.axis().clampedX(nanos));
      if (host != row || x > right) {
        flush();
        row = host;
        left = x;
      }
      right = x + WIDTH;
    }

    void flush() {
      if (row >= 0 && row < frame.layout().stripRows()) {
        double height = frame.layout().stripRow();
        double top = frame.layout().stripTop() + row * height;
        pen.box(frame.style().palette().host(row), left, top + 2, right - left, height - 4);
      }
    }
  }
}
