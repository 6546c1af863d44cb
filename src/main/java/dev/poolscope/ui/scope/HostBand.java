package dev.poolscope.ui.scope;

import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.Band;
import dev.poolscope.ui.plot.BandPainter;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.Span;
import dev.poolscope.ui.plot.StateSlots;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// Draws one host's band with its name and counts at the left, the kernel's sockets in TIME_WAIT as
/// a line, and its limits as dashed lines.
final class HostBand {
  private final Pen pen;
  private final Frame frame;
  private final Host host;
  private final Band band;
  private final BandPainter painter;

  private HostBand(Pen pen, Frame frame, Host host) {
    this.pen = pen;
    this.frame = frame;
    this.host = host;
    double bottom = host.top() + frame.layout().stackHeight();
    this.band =
        new Band(
            host.slots(),
            new Span(host.top(), bottom),
            new Span(bottom, bottom + frame.layout().churnHeight()),
            host.scale());
    this.painter = new BandPainter(pen, frame.style(), frame.axis(), band);
  }

  /// What is drawn of a host.
  ///
  /// @param index the place of its band
  /// @param of whose band it is
  /// @param top where its band begins
  /// @param slots its states
  /// @param scale the largest numbers, which its band is drawn to
  /// @param now its state now
  /// @param limits the limits on its connections
  /// @param failures its failed requests
  record Host(
      int index,
      BandOf of,
      double top,
      StateSlots slots,
      Band.Scale scale,
      HostState now,
      LimitLines limits,
      FailureRow failures) {
    /// Whether sockets in TIME_WAIT are drawn.
    boolean hasTimeWait() {
      return StateSlots.most(slots.timeWait()) > 0;
    }
  }

  static void draw(Pen pen, Frame frame, Host host) {
    HostBand band = new HostBand(pen, frame, host);
    band.ground();
    band.painter.stack();
    band.timeWait();
    band.painter.waiting();
    new LimitPainter(pen, frame, band.painter, band.band).draw(host.limits());
    band.heading();
    band.painter.scale();
    band.churn();
    if (frame.layout().failing().contains(host.index())) {
      double top = band.band.churn().bottom();
      Span row = new Span(top, top + frame.layout().failuresHeight());
      host.failures().draw(pen, frame, band.painter, row);
    }
  }

  private Palette palette() {
    return frame.style().palette();
  }

  private void ground() {
    boolean fails = frame.layout().failing().contains(host.index());
    double more = fails ? frame.layout().failuresHeight() : 0;
    double height = band.stack().height() + band.churn().height() + more;
    Color ground = palette().panel().deriveColor(0, 1, 1, 0.75);
    pen.box(ground, frame.axis().left(), host.top(), frame.axis().width(), height);
  }

  private void timeWait() {
    painter.line(band.slots().timeWait(), band.scale().timeWait(), palette().faint(), 1);
  }

  private void heading() {
    double u = frame.unit();
    double left = 14 * u;
    Pen.Style name = new Pen.Style(frame.style().fonts().bold(), palette().text());
    double room = frame.layout().plotLeft() - left - 8 * u;
    pen.host(palette().host(host.of().host()), left, host.top() + 9 * u, 10 * u);
    pen.words(
        Pen.cut(host.of().name(), name.font(), room - 16 * u),
        name,
        left + 16 * u,
        host.top() + 9 * u);
    double y = host.top() + 26 * u;
    for (String line : facts()) {
      if (y + 6 * u < band.stack().bottom()) {
        pen.words(line, frame.style().dim(), left, y);
        y += 15 * u;
      }
    }
  }

  private List<String> facts() {
    HostState now = host.now();
    List<String> facts = new ArrayList<>();
    facts.add(NumberText.whole(now.opened()) + " opened");
    facts.add(NumberText.whole(now.closed()) + " closed");
    if (now.timeWait() >= 0) {
      facts.add(NumberText.whole(now.timeWait()) + " in TIME_WAIT");
    }
    if (now.serverTimeWait() > 0) {
      facts.add(NumberText.whole(now.serverTimeWait()) + " at the server");
    }
    return facts;
  }

  private void churn() {
    Span part = band.churn();
    double right = frame.layout().plotLeft() - 8 * frame.unit();
    double apart = part.height() / 4;
    double middle = (part.top() + part.bottom()) / 2;
    pen.wordsUpTo("opened", frame.style().dim(), right, middle - apart);
    pen.wordsUpTo("closed", frame.style().dim(), right, middle + apart);
    painter.churn();
  }
}
