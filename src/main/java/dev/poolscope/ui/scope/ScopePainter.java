package dev.poolscope.ui.scope;

import dev.poolscope.timeline.HostSeries;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;

/// Draws the whole scope but for what follows the pointer. What is drawn depends on nothing but the
/// frame and the recording.
final class ScopePainter {
  private ScopePainter() {}

  /// The rows of labels that the changes of a run take.
  static int markRows(ScopeData data) {
    return Math.min(2, data.changes().size());
  }

  static void paint(GraphicsContext gc, Frame frame, ScopeData data) {
    Pen pen = new Pen(gc);
    ScopeLayout layout = frame.layout();
    LaneRows rows = data.order().upTo(frame.nowNanos());
    pen.box(frame.look().palette().background(), 0, 0, layout.width(), layout.height());
    AxisRenderer.grid(pen, frame);
    pen.within(0, layout.width(), layout.lanes(), () -> LaneRenderer.draw(pen, frame, data, rows));
    pen.within(0, layout.width(), layout.bands(), () -> bands(pen, frame, data));
    StripRenderer.draw(pen, frame, data.recording().pickSeries(), data.hosts());
    String title = String.format(Locale.ROOT, "Connections %,d", rows.connections());
    LegendRenderer.draw(pen, frame, title);
    AxisRenderer.labels(pen, frame);
    MarkRenderer.draw(pen, frame, data.changes(), markRows(data));
    AxisRenderer.present(pen, frame);
  }

  private static void bands(Pen pen, Frame frame, ScopeData data) {
    ScopeLayout layout = frame.layout();
    for (int host = 0; host < layout.hosts(); host++) {
      double top = layout.bandTop(host, frame.scroll().bands());
      if (top < layout.bands().bottom() && top + layout.bandHeight() > layout.bands().top()) {
        String name = data.hosts().get(host);
        HostSeries series = data.recording().series(name);
        BandRenderer.Band band =
            new BandRenderer.Band(
                host,
                name,
                Math.rint(top),
                Slots.of(series, frame),
                series.at(frame.nowNanos()),
                data.limits());
        BandRenderer.draw(pen, frame, band);
        ChurnRenderer.draw(pen, frame, band);
      }
    }
  }
}
