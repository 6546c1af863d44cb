package dev.poolscope.ui.scope;

import dev.poolscope.model.FailureKind;
import dev.poolscope.timeline.FailureSeries;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.plot.BandPainter;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotFonts;
import dev.poolscope.ui.plot.Span;
import dev.poolscope.ui.plot.StateSlots;
import java.util.Map;

/// One host's failed requests as a row of its band: a bar at the time of each, at the left how many
/// failed in which way.
final class FailureRow {
  /// How many failed up to now, by kind, the most frequent first.
  private final Map<FailureKind, Long> counts;

  /// How many failed within each slot of the band.
  private final int[] slots;

  private FailureRow(Map<FailureKind, Long> counts, int[] slots) {
    this.counts = counts;
    this.slots = slots;
  }

  static FailureRow of(BandOf of, StateSlots band, Frame frame, ScopeData data) {
    long end = frame.nowNanos() + 1;
    int[] slots = new int[band.count()];
    TimeRange shown = frame.axis().range();
    long to = Math.min(shown.toNanos(), end);
    FailureSeries failed = of.failures(data.recording());
    int number = of.failuresOf(data.parts());
    if (slots.length > 0 && to > shown.fromNanos()) {
      failed.ticks(
          number,
          new TimeRange(shown.fromNanos(), to),
          Math.round(frame.axis().nanosPerPixel()),
          (nanos, failures) -> slots[band.slotAt(frame.axis().x(nanos))] += (int) failures);
    }
    return new FailureRow(failed.before(number, end), slots);
  }

  /// @param painter of the band that the row belongs to
  void draw(Pen pen, Frame frame, BandPainter painter, Span row) {
    painter.failures(slots, row);
    double left = 14 * frame.unit();
    double room = frame.layout().plotLeft() - 8 * frame.unit() - left;
    Pen.Style style = frame.style().small(frame.style().palette().bad());
    String words = FailedInWords.of(counts, text -> PlotFonts.width(style.font(), text) <= room);
    pen.words(words, style, left, (row.top() + row.bottom()) / 2);
  }
}
