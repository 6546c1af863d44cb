package dev.poolscope.ui.scope;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotFonts;
import dev.poolscope.ui.plot.Surface;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Draws what follows the pointer: the crosshair with its values, and the selected range.
final class OverlayRenderer {
  private static final double ROW = 19;
  private static final double PADDING = 10;

  private final GraphicsContext gc;
  private final Pen pen;
  private final Frame frame;

  private OverlayRenderer(GraphicsContext gc, Frame frame) {
    this.gc = gc;
    this.pen = new Pen(gc);
    this.frame = frame;
  }

  /// What lies over the drawing.
  ///
  /// @param cursorX the pixel of the crosshair, negative for none
  /// @param pointerY the height of the pointer, negative for none
  /// @param readout the values there
  /// @param range the selected range
  record Overlay(
      double cursorX, double pointerY, @Nullable Readout readout, @Nullable TimeRange range) {}

  static void paint(GraphicsContext gc, Frame frame, Overlay overlay) {
    gc.clearRect(0, 0, frame.layout().width(), frame.layout().height());
    OverlayRenderer renderer = new OverlayRenderer(gc, frame);
    if (overlay.range() != null) {
      renderer.range(overlay.range());
    }
    Readout readout = overlay.readout();
    if (readout != null && frame.axis().covers(overlay.cursorX())) {
      renderer.crosshair(overlay, readout);
    }
  }

  private Palette palette() {
    return frame.style().palette();
  }

  private void range(TimeRange range) {
    double left = frame.axis().clampedX(range.fromNanos());
    double right = frame.axis().clampedX(range.toNanos());
    if (right <= left) {
      return;
    }
    Color accent = palette().accent();
    double top = frame.layout().axisHeight();
    double bottom = frame.layout().height();
    pen.box(accent.deriveColor(0, 1, 1, 0.14), left, top, right - left, bottom - top);
    pen.upright(accent, left, top, bottom);
    pen.upright(accent, right - 1, top, bottom);
    String length = NumberText.duration(range.nanos());
    Pen.Style style = new Pen.Style(frame.style().fonts().mono(), palette().background());
    double width = PlotFonts.width(style.font(), length) + 12 * frame.unit();
    double middle =
        Math.clamp(
            (left + right) / 2, frame.axis().left() + width / 2, frame.axis().right() - width / 2);
    double height = 17 * frame.unit();
    pen.round(
        accent, new Surface.Rectangle(middle - width / 2, top - height - 2, width, height), 2.5);
    pen.wordsAround(length, style, middle, top - height / 2 - 2);
  }

  private void crosshair(Overlay overlay, Readout readout) {
    double x = overlay.cursorX();
    pen.dashedUpright(palette().dim(), x, frame.layout().axisHeight(), frame.layout().height());
    Pen.Style head = new Pen.Style(frame.style().fonts().bold(), palette().text());
    Pen.Style dim = new Pen.Style(frame.style().fonts().mono(), palette().dim());
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(-1, "", readout.instant(), head));
    for (Readout.HostValues host : readout.hosts()) {
      entries.add(new Entry(host.host(), host.name(), host.words(), dim));
    }
    Pen.Style words = new Pen.Style(frame.style().fonts().normal(), palette().text());
    readout.lane().forEach(line -> entries.add(new Entry(-1, "", line, words)));
    box(overlay, entries, readout);
  }

  /// A line of the box; a host's begins with its square and name.
  private record Entry(int host, String name, String words, Pen.Style style) {}

  private void box(Overlay overlay, List<Entry> entries, Readout readout) {
    double x = overlay.cursorX();
    double u = frame.unit();
    double name = nameWidth(readout) + 28 * u;
    double width = 2 * PADDING * u;
    for (Entry entry : entries) {
      double indent = entry.host() < 0 ? 0 : name;
      double wanted = indent + PlotFonts.width(entry.style().font(), entry.words());
      width = Math.max(width, wanted + 2 * PADDING * u);
    }
    double height = (entries.size() * ROW + PADDING) * u;
    double gap = 10 * u;
    double left = x + gap + width <= frame.layout().width() ? x + gap : x - gap - width;
    left = Math.max(2, left);
    double top = boxTop(frame.layout(), overlay.pointerY(), height);
    ground(left, top, width, height);
    double middle = top + (PADDING + ROW) / 2 * u;
    for (Entry entry : entries) {
      line(entry, left + PADDING * u, middle, name);
      middle += ROW * u;
    }
  }

  /// Where a box begins that must not lie over the bands, which are being read, nor over the lane
  /// under the pointer: among the lanes, as far as they have the room.
  static double boxTop(ScopeLayout layout, double pointerY, double height) {
    double gap = layout.laneHeight();
    double lowest = layout.height() - height - 2;
    double below = Math.max(layout.lanes().top() + gap / 4, pointerY + gap);
    double above = pointerY - gap - height;
    return below <= lowest || above < layout.lanes().top() ? Math.min(below, lowest) : above;
  }

  private double nameWidth(Readout readout) {
    return readout.hosts().stream()
        .mapToDouble(host -> PlotFonts.width(frame.style().fonts().bold(), host.name()))
        .max()
        .orElse(0);
  }

  private void ground(double left, double top, double width, double height) {
    gc.setFill(palette().raised());
    gc.fillRoundRect(left, top, width, height, 10, 10);
    gc.setStroke(palette().rule());
    gc.setLineWidth(1);
    gc.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 10, 10);
  }

  private void line(Entry entry, double left, double middle, double name) {
    if (entry.host() < 0) {
      pen.words(entry.words(), entry.style(), left, middle);
      return;
    }
    double u = frame.unit();
    Pen.Style bold = new Pen.Style(frame.style().fonts().bold(), palette().text());
    pen.host(palette().host(entry.host()), left, middle, 9 * u);
    pen.words(entry.name(), bold, left + 15 * u, middle);
    pen.words(entry.words(), entry.style(), left + name, middle);
  }
}
