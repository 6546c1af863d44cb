package dev.poolscope.ui.scope;

import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.plot.AxisPainter;
import dev.poolscope.ui.plot.Legend;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Draws the whole scope but for what follows the pointer. What is drawn depends on nothing but the
/// frame and the recording.
final class ScopePainter {
  /// The most important first, since there is not always room for all.
  private static final List<Legend.Item> LEGEND =
      List.of(
          Legend.Item.DIALING,
          Legend.Item.ACTIVE,
          Legend.Item.IDLE,
          Legend.Item.WAITING,
          Legend.Item.TIME_WAIT,
          Legend.Item.LIMIT,
          Legend.Item.PEER_CLOSED,
          Legend.Item.FIRST_BYTE_AWAITED,
          Legend.Item.MANY_REQUESTS,
          Legend.Item.TLS);

  private ScopePainter() {}

  private static final int MOST_LEGEND_ROWS = 2;

  /// The rows of labels that the changes of a run take.
  static int markRows(ScopeData data) {
    return Math.min(2, data.changes().size());
  }

  /// The rows that the legend of a run takes, whatever else the run may yet have to explain: what
  /// is drawn must not move while it goes on.
  static int legendRows(ScopeData data, PlotStyle style, double width) {
    List<Legend.Item> all = items(true, data.hasFailures(), true);
    Span across = ScopeLayout.legendAcross(width, style.unit());
    return Legend.rows(style, all, across, MOST_LEGEND_ROWS);
  }

  static void paint(Pen pen, Frame frame, ScopeData data) {
    ScopeLayout layout = frame.layout();
    AxisPainter axis = new AxisPainter(pen, frame.style(), frame.axis());
    Span plot = new Span(layout.axisHeight(), layout.height());
    Span labels = new Span(0, layout.axisHeight());
    LaneLines rows = data.order().upTo(frame.nowNanos());
    pen.box(frame.style().palette().background(), 0, 0, layout.width(), layout.height());
    axis.grid(plot);
    pen.within(0, layout.width(), layout.lanes(), () -> LaneRenderer.draw(pen, frame, data, rows));
    List<HostBand.Host> hosts = HostsInSight.of(frame, data);
    pen.within(
        0,
        layout.width(),
        layout.bands(),
        () -> hosts.forEach(host -> HostBand.draw(pen, frame, host)));
    StripRenderer.draw(pen, frame, data.recording().pickSeries(), data.hosts());
    List<TimeRange> standstills = standstills(frame, data);
    standstills.forEach(stretch -> axis.standstill(stretch, plot));
    pen.box(frame.style().palette().background(), 0, 0, layout.width(), labels.height());
    axis.labels(labels);
    List<ChangeMark> marks =
        data.changes().stream()
            .filter(change -> change.nanos() <= frame.nowNanos())
            .filter(change -> frame.axis().range().contains(change.nanos()))
            .toList();
    marks.forEach(change -> axis.change(change.nanos(), plot));
    MarkRenderer.draw(pen, frame, marks, markRows(data));
    axis.present(frame.nowNanos(), plot);
    // Last, for no line of the plot to run through its words.
    legend(
        pen,
        frame,
        "Connections " + NumberText.whole(rows.connections()),
        items(!standstills.isEmpty(), hosts, frame.layout()));
  }

  /// What there is to explain.
  private static List<Legend.Item> items(
      boolean standstills, List<HostBand.Host> hosts, ScopeLayout layout) {
    boolean timeWait = hosts.stream().anyMatch(HostBand.Host::hasTimeWait);
    return items(standstills, !layout.failing().isEmpty(), timeWait);
  }

  static List<Legend.Item> items(boolean standstills, boolean failures, boolean timeWait) {
    List<Legend.Item> items = new ArrayList<>(LEGEND);
    if (!timeWait) {
      items.remove(Legend.Item.TIME_WAIT);
    }
    if (failures) {
      items.addFirst(Legend.Item.FAILED);
    }
    if (standstills) {
      items.addFirst(Legend.Item.STANDSTILL);
    }
    return items;
  }

  private static List<TimeRange> standstills(Frame frame, ScopeData data) {
    return data.recording().standstills(frame.axis().range()).stream()
        .filter(stretch -> stretch.toNanos() <= frame.nowNanos())
        .toList();
  }

  private static void legend(Pen pen, Frame frame, String lanesTitle, List<Legend.Item> items) {
    PlotStyle style = frame.style();
    ScopeLayout layout = frame.layout();
    Span part = layout.legend();
    List<Double> middles =
        IntStream.range(0, layout.legendRows()).mapToObj(layout::legendMiddle).toList();
    double left = 14 * frame.unit();
    Pen.Style title = new Pen.Style(style.fonts().normal(), style.palette().dim());
    pen.box(style.palette().background(), 0, part.top(), layout.width(), part.height());
    pen.words(
        Pen.cut(lanesTitle, title.font(), layout.plotLeft() - 18 * frame.unit()),
        title,
        left,
        middles.getFirst());
    Span across = ScopeLayout.legendAcross(layout.width(), frame.unit());
    Legend.draw(pen, style, items, across, middles);
  }
}
