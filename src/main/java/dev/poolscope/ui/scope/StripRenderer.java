package dev.poolscope.ui.scope;

import dev.poolscope.ui.fx.Palette;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// Draws the balancer's picks, one tick for each in its host's colour and row, and beside them each
/// host's share of the picks so far. Of picks in the same pixel the first of each look is drawn.
final class StripRenderer {
  private StripRenderer() {}

  static void draw(Pen pen, Frame frame, PickShares picks, List<String> hosts) {
    ScopeLayout.Span strip = frame.layout().strip();
    if (strip.height() <= 0) {
      return;
    }
    shares(pen, frame, picks.upTo(frame.nowNanos()), hosts);
    ticks(pen, frame, picks);
  }

  private static void shares(Pen pen, Frame frame, long[] shares, List<String> hosts) {
    Palette palette = frame.look().palette();
    Pen.Style dim = new Pen.Style(frame.look().letters().small(), palette.dim());
    double u = frame.unit();
    double all = Math.max(1, LongStream.of(shares).sum());
    for (int row = 0; row < frame.layout().stripRows(); row++) {
      double middle = frame.layout().strip().top() + (row + 0.5) * frame.layout().stripRow();
      pen.host(palette.host(row), 14 * u, middle, 8 * u);
      String name = Pen.cut(hosts.get(row), dim.font(), 44 * u);
      pen.words(name, dim, 28 * u, middle);
      String share = String.format(Locale.ROOT, "%.1f %%", 100 * shares[row] / all);
      pen.wordsUpTo(share, dim, frame.layout().plotLeft() - 8 * u, middle);
    }
  }

  /// Looks at a pick or two for each pixel and row, however many there are.
  private static void ticks(Pen pen, Frame frame, PickShares picks) {
    TimeAxis axis = frame.axis();
    int rows = frame.layout().stripRows();
    int pick = picks.countUpTo(axis.range().fromNanos() - 1);
    int end = picks.countUpTo(Math.min(frame.nowNanos(), axis.range().toNanos()));
    while (pick < end) {
      double x = Math.floor(axis.x(picks.nanosOf(pick)));
      int next = picks.countUpTo(axis.nanos(x + 1));
      int looks = Math.min(Math.max(next, pick + 1), Math.min(end, pick + 4 * rows));
      for (int i = pick; i < looks; i++) {
        tick(pen, frame, picks.hostOf(i), x);
      }
      pick = Math.max(next, pick + 1);
    }
  }

  private static void tick(Pen pen, Frame frame, int host, double x) {
    if (host < 0) {
      return;
    }
    int row = Math.min(host, frame.layout().stripRows() - 1);
    double height = frame.layout().stripRow();
    double top = frame.layout().strip().top() + row * height;
    pen.box(frame.look().palette().host(host), x, top + 2, 1.5, height - 4);
  }
}
