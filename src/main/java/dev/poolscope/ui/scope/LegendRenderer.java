package dev.poolscope.ui.scope;

import dev.poolscope.ui.fx.Palette;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// Draws what colours and lines mean, the most important first, as far as there is room.
final class LegendRenderer {
  private final Pen pen;
  private final Frame frame;
  private double x;

  private LegendRenderer(Pen pen, Frame frame) {
    this.pen = pen;
    this.frame = frame;
    this.x = frame.layout().plotLeft();
  }

  static void draw(Pen pen, Frame frame, String lanesTitle) {
    Palette palette = frame.look().palette();
    LegendRenderer legend = new LegendRenderer(pen, frame);
    pen.box(
        palette.background(),
        0,
        frame.layout().legend().top(),
        frame.layout().width(),
        frame.layout().legend().height());
    pen.words(
        Pen.cut(
            lanesTitle,
            frame.look().letters().normal(),
            frame.layout().plotLeft() - 18 * frame.unit()),
        new Pen.Style(frame.look().letters().normal(), palette.dim()),
        14 * frame.unit(),
        legend.middle());
    legend.items(palette);
  }

  private void items(Palette palette) {
    swatch(frame.look().dialing(), "dialing");
    swatch(palette.active(), "active");
    swatch(palette.idle(), "idle");
    swatch(frame.look().peerGone(), "idle, peer closed");
    stroke(palette.waiting(), "waiting for a connection");
    dashes(palette.dim(), "limit");
    swatch(frame.look().awaiting(), "first byte awaited");
    swatch(frame.look().busy(), "many requests");
    swatch(frame.look().tls(), "TLS");
    stroke(palette.faint(), "TIME_WAIT");
  }

  private double middle() {
    ScopeLayout.Span part = frame.layout().legend();
    return Math.rint((part.top() + part.bottom()) / 2);
  }

  private boolean room(String words) {
    double width = Letters.width(frame.look().letters().small(), words) + 44 * frame.unit();
    return x + width <= frame.layout().width();
  }

  private void swatch(Paint paint, String words) {
    if (room(words)) {
      double size = 11 * frame.unit();
      pen.box(paint, Math.rint(x), Math.rint(middle() - size / 2), size, size);
      name(words, 17);
    }
  }

  private void stroke(Color color, String words) {
    if (room(words)) {
      pen.box(color, x, middle() - 1, 14 * frame.unit(), 2);
      name(words, 20);
    }
  }

  private void dashes(Color color, String words) {
    if (room(words)) {
      pen.dashedLevel(color, middle(), x, x + 14 * frame.unit());
      name(words, 20);
    }
  }

  private void name(String words, double after) {
    Pen.Style style = new Pen.Style(frame.look().letters().small(), frame.look().palette().dim());
    pen.words(words, style, x + after * frame.unit(), middle());
    x += Letters.width(style.font(), words) + (after + 20) * frame.unit();
  }
}
