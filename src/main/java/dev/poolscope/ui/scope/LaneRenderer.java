package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotFonts;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.Span;
import javafx.scene.paint.Paint;

/// Draws the lives of connections, a line for each; only the lines that are in sight.
final class LaneRenderer {
  /// Stretches shorter than this many pixels may be given as one.
  private static final double GRAIN_PIXELS = 2;

  /// A stretch is never drawn narrower than this.
  private static final double LEAST_WIDTH = 1.5;

  private static final double LEAST_DIAL = 3;

  /// The height of the connections of a group.
  private static final double STRIP = 8;

  private final Pen pen;
  private final Frame frame;
  private final ScopeData data;

  private LaneRenderer(Pen pen, Frame frame, ScopeData data) {
    this.pen = pen;
    this.frame = frame;
    this.data = data;
  }

  static void draw(Pen pen, Frame frame, ScopeData data, LaneLines rows) {
    LaneRenderer renderer = new LaneRenderer(pen, frame, data);
    double height = frame.layout().laneHeight();
    int first = (int) (frame.scroll().lanes() / height);
    int last = (int) ((frame.scroll().lanes() + frame.layout().lanes().height()) / height);
    for (int line = first; line <= last; line++) {
      LaneLines.Place place = rows.at(line);
      if (place != null) {
        double top = frame.layout().lanes().top() + line * height - frame.scroll().lanes();
        LaneGroup group = rows.group(place);
        if (!place.isHeading()) {
          renderer.lane(place.part(), rows.lane(place), top);
        } else if (group == null) {
          renderer.heading(place.part(), rows.connections(place.part()), top);
        } else {
          renderer.group(group, top);
        }
      }
    }
  }

  private Palette palette() {
    return frame.style().palette();
  }

  private double middle(double top) {
    return Math.rint(top + frame.layout().laneHeight() / 2);
  }

  private void heading(int part, int count, double top) {
    double u = frame.unit();
    int host = data.parts().host(part);
    Pen.Style name = new Pen.Style(frame.style().fonts().normal(), palette().text());
    String words = Pen.cut(data.hosts().get(host), name.font(), 52 * u);
    pen.host(palette().host(host), 14 * u, middle(top), 9 * u);
    pen.words(words, name, 29 * u, middle(top));
    pen.words(
        NumberText.whole(count),
        frame.style().dim(),
        35 * u + PlotFonts.width(name.font(), words),
        middle(top));
    if (data.hasInstances()) {
      String instance = "instance " + data.parts().instance(part);
      pen.words(instance, frame.style().dim(), frame.layout().plotLeft() + 4 * u, middle(top));
    }
    pen.level(
        palette().rule(), top + frame.layout().laneHeight() - 2, 14 * u, frame.axis().right());
  }

  /// A group has its words above and its connections below them.
  private void group(LaneGroup group, double top) {
    boolean selected = group.key().equals(frame.selectedGroup());
    if (selected) {
      mark(top);
    }
    double u = frame.unit();
    double height = frame.layout().laneHeight();
    boolean unfolded = data.order().groups().isUnfolded(group.key());
    Pen.Style style = frame.style().small(selected ? palette().text() : palette().dim());
    pen.words(unfolded ? "▾" : "▸", style, 14 * u, middle(top));
    pen.wordsUpTo(
        NumberText.whole(group.count()), style, frame.layout().plotLeft() - 8 * u, middle(top));
    double left = frame.layout().plotLeft() + 4 * u;
    double room = frame.layout().width() - left;
    pen.words(Pen.cut(group.words(), style.font(), room), style, left, top + 6 * u);
    Span strip = new Span(top + height - STRIP * u - 1, top + height - 1);
    DensityStrip.draw(pen, frame, data.lanes(), group, strip);
  }

  private void mark(double top) {
    double height = frame.layout().laneHeight();
    pen.box(palette().raised(), 4 * frame.unit(), top, frame.layout().width(), height);
    pen.box(palette().accent(), 4 * frame.unit(), top, 3, height);
  }

  private void lane(int part, int lane, double top) {
    boolean selected = data.connection(lane) == frame.selectedConnection();
    if (selected) {
      mark(top);
    }
    label(data.parts().host(part), lane, top, selected);
    TimeRange shown = frame.axis().range();
    long to = Math.min(shown.toNanos(), frame.nowNanos() + 1);
    if (to > shown.fromNanos()) {
      long grain = Math.round(frame.axis().nanosPerPixel() * GRAIN_PIXELS);
      double middle = middle(top);
      data.lanes()
          .stretches(
              lane,
              new TimeRange(shown.fromNanos(), to),
              grain,
              (phase, from, until, _) -> stretch(phase, from, until, middle));
    }
    dial(lane, middle(top));
    end(lane, middle(top));
  }

  private void label(int host, int lane, double top, boolean selected) {
    double u = frame.unit();
    Pen.Style number =
        new Pen.Style(frame.style().fonts().mono(), selected ? palette().text() : palette().dim());
    Pen.Style port = new Pen.Style(frame.style().fonts().mono(), palette().dim());
    pen.host(palette().host(host), 14 * u, middle(top), 6 * u);
    double left = 24 * u;
    double right = frame.layout().plotLeft() - 8 * u;
    LaneWords words =
        LaneWords.of(
            data.connection(lane),
            data.dialedNanos(lane) <= frame.nowNanos() ? data.localPort(lane) : 0,
            right - left,
            text -> PlotFonts.width(number.font(), text));
    pen.words(words.connection(), number, left, middle(top));
    pen.wordsUpTo(words.port(), port, right, middle(top));
  }

  private void stretch(Lanes.Phase phase, long from, long until, double middle) {
    double left = frame.axis().clampedX(from);
    double width =
        Math.max(LEAST_WIDTH, frame.axis().clampedX(Math.min(until, frame.nowNanos())) - left);
    double high = 7 * frame.unit();
    double low = 3.5 * frame.unit();
    PlotStyle style = frame.style();
    switch (phase) {
      case DIALING -> bar(style.dialing(), left, width, middle, high);
      case TLS -> bar(style.tls(), left, width, middle, high);
      case WAITING -> bar(style.awaiting(), left, width, middle, high);
      case TRANSFERRING -> bar(palette().active(), left, width, middle, high);
      case BUSY -> bar(style.busy(), left, width, middle, high);
      case IDLE -> bar(style.resting(), left, width, middle, low);
      case PEER_GONE -> bar(style.peerGone(), left, width, middle, low);
    }
  }

  /// A dial is always to be seen, however short it was.
  private void dial(int lane, double middle) {
    long start = data.lanes().startNanos(lane);
    double left = frame.axis().x(start);
    if (frame.axis().covers(left)) {
      long to = Math.min(data.dialedNanos(lane), frame.nowNanos());
      double width = Math.max(LEAST_DIAL * frame.unit(), frame.axis().clampedX(to) - left);
      bar(frame.style().dialing(), left, width, middle, 7 * frame.unit());
    }
  }

  private void bar(Paint paint, double left, double width, double middle, double half) {
    pen.box(paint, left, middle - half, width, 2 * half);
  }

  /// The cross and the word where a connection was closed.
  private void end(int lane, double middle) {
    LaneEnd ended = LaneEnd.of(data.lanes(), lane, frame.nowNanos());
    if (ended == null) {
      return;
    }
    double x = frame.axis().x(data.lanes().endNanos(lane));
    if (!frame.axis().covers(x)) {
      return;
    }
    Pen.Style style = frame.style().small(ended.isPlain() ? palette().dim() : palette().bad());
    String sign = ended.isPlain() ? "■" : "✕";
    double after = PlotFonts.width(style.font(), sign) + 4 * frame.unit();
    String words = ended.words();
    double start = x + 4 * frame.unit();
    pen.words(sign, style, start, middle);
    if (start + after + PlotFonts.width(style.font(), words) <= frame.layout().wordsRight()) {
      pen.words(words, style, start + after, middle);
    }
  }
}
