package dev.poolscope.ui.scope;

import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.ui.draw.StateBand;
import dev.poolscope.ui.draw.StateSlots;
import dev.poolscope.ui.fx.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.paint.Color;

/// Draws one host's band: its connections by state, stacked, active ones at the bottom, then idle
/// ones, dials on top; its waiting requests as a line; its limits as dashed lines.
final class BandRenderer {
  /// Room above the largest number.
  private static final double HEADROOM = 0.12;

  /// Where connections are shown beside more waiting requests, the share that they keep.
  private static final double CONNECTIONS_SHARE = 0.6;

  /// A limit this many times above what is used is named, but not drawn to scale.
  private static final double FAR_ABOVE = 2;

  private final Pen pen;
  private final Frame frame;
  private final Band band;
  private final int mostWaiting;

  /// The number of connections at the top of the scale.
  private final int top;

  private BandRenderer(Pen pen, Frame frame, Band band) {
    this.pen = pen;
    this.frame = frame;
    this.band = band;
    this.mostWaiting = StateSlots.most(band.slots().waiting());
    this.top = top(Math.max(1, band.slots().mostConnections()), band.limits());
  }

  /// One host's band.
  ///
  /// @param host its index
  /// @param name its name
  /// @param top where it begins
  /// @param slots its states
  /// @param now its state now
  /// @param limits the limits on its connections
  record Band(
      int host, String name, double top, StateSlots slots, HostState now, LimitLines limits) {}

  static void draw(Pen pen, Frame frame, Band band) {
    BandRenderer renderer = new BandRenderer(pen, frame, band);
    renderer.ground();
    renderer.stack();
    renderer.lines();
    renderer.limits();
    renderer.heading();
    renderer.scales();
  }

  private Palette palette() {
    return frame.look().palette();
  }

  private double bottom() {
    return band.top() + frame.layout().stackHeight();
  }

  private void ground() {
    ScopeLayout layout = frame.layout();
    double height = layout.stackHeight() + layout.churnHeight();
    pen.gc().setGlobalAlpha(0.75);
    pen.box(palette().panel(), layout.plotLeft(), band.top(), layout.plotWidth(), height);
    pen.gc().setGlobalAlpha(1);
  }

  /// The most connections there were, or a limit not far above it.
  private static int top(int mostConnections, LimitLines limits) {
    return limits.steps().stream()
        .flatMap(step -> step.words().keySet().stream())
        .filter(limit -> limit <= mostConnections * FAR_ABOVE)
        .reduce(mostConnections, Math::max);
  }

  private double connectionsHeight() {
    double usable = frame.layout().stackHeight() * (1 - HEADROOM);
    return mostWaiting > 0 ? usable * CONNECTIONS_SHARE : usable * 0.8;
  }

  private double heightOf(double connections) {
    return connections / top * connectionsHeight();
  }

  private StateBand states() {
    return new StateBand(pen.boxes(), band.slots(), bottom());
  }

  private void stack() {
    StateBand.Paints paints =
        new StateBand.Paints(palette().active(), palette().idle(), frame.look().dialing());
    states().stack(paints, heightOf(1));
  }

  private void limits() {
    List<LimitLines.Step> steps = band.limits().steps();
    long shownTo = frame.axis().range().toNanos();
    for (int i = 0; i < steps.size(); i++) {
      long to = i + 1 < steps.size() ? steps.get(i + 1).fromNanos() : shownTo;
      if (steps.get(i).fromNanos() < shownTo && to > frame.axis().range().fromNanos()) {
        limits(steps.get(i), frame.axis().clampedX(to));
      }
    }
  }

  private void limits(LimitLines.Step step, double right) {
    double left = frame.axis().clampedX(step.fromNanos());
    Pen.Style style = new Pen.Style(frame.look().letters().small(), palette().dim());
    List<String> above = new ArrayList<>();
    for (Map.Entry<Integer, String> limit : step.words().entrySet()) {
      if (limit.getKey() > top) {
        above.add(limit.getValue());
        continue;
      }
      double y = bottom() - heightOf(limit.getKey());
      pen.dashedLevel(palette().dim(), y, left, right);
      label(limit.getValue(), style, right, left, y - 7 * frame.unit());
    }
    if (!above.isEmpty()) {
      label("↑ " + String.join(" · ", above), style, right, left, band.top() + 8 * frame.unit());
    }
  }

  private void label(String text, Pen.Style style, double right, double left, double middle) {
    String cut = Pen.cut(text, style.font(), right - left - 8);
    double width = Letters.width(style.font(), cut) + 6;
    pen.gc().setGlobalAlpha(0.7);
    double height = 13 * frame.unit();
    if (!cut.isEmpty()) {
      pen.box(palette().panel(), right - width - 2, middle - height / 2, width, height);
    }
    pen.gc().setGlobalAlpha(1);
    pen.wordsUpTo(cut, style, right - 5, middle);
  }

  private void lines() {
    double usable = frame.layout().stackHeight() * (1 - HEADROOM);
    line(band.slots().timeWait(), usable, palette().faint(), 1);
    line(band.slots().waiting(), usable, palette().waiting(), 1.6 * frame.unit());
    pen.level(palette().rule(), bottom(), frame.layout().plotLeft(), frame.axis().right());
  }

  private void line(int[] values, double height, Color color, double thickness) {
    double perUnit = height / Math.max(1, StateSlots.most(values));
    states().line(values, perUnit, color, thickness);
  }

  private void heading() {
    double u = frame.unit();
    double left = 14 * u;
    Pen.Style name = new Pen.Style(frame.look().letters().bold(), palette().text());
    Pen.Style dim = new Pen.Style(frame.look().letters().small(), palette().dim());
    double room = frame.layout().plotLeft() - left - 8 * u;
    pen.host(palette().host(band.host()), left, band.top() + 9 * u, 10 * u);
    pen.words(
        Pen.cut(band.name(), name.font(), room - 16 * u), name, left + 16 * u, band.top() + 9 * u);
    double y = band.top() + 26 * u;
    for (String line : facts()) {
      if (y + 6 * u < bottom()) {
        pen.words(line, dim, left, y);
        y += 15 * u;
      }
    }
  }

  private List<String> facts() {
    HostState now = band.now();
    List<String> facts = new ArrayList<>();
    facts.add(String.format(Locale.ROOT, "%,d opened", now.opened()));
    facts.add(String.format(Locale.ROOT, "%,d closed", now.closed()));
    if (now.timeWait() >= 0) {
      facts.add(now.timeWait() + " in TIME_WAIT");
    }
    return facts;
  }

  /// The largest numbers, to the right of the plot.
  private void scales() {
    double x = frame.axis().right() + 6 * frame.unit();
    Pen.Style dim = new Pen.Style(frame.look().letters().small(), palette().dim());
    pen.words(String.valueOf(top), dim, x, bottom() - heightOf(top));
    if (mostWaiting > 0) {
      Pen.Style hot = new Pen.Style(frame.look().letters().small(), palette().waiting());
      double y = bottom() - frame.layout().stackHeight() * (1 - HEADROOM);
      pen.words(String.valueOf(mostWaiting), hot, x, y);
    }
  }
}
