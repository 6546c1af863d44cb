package dev.poolscope.ui.scope;

import dev.poolscope.timeline.InOrder;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.Span;
import java.util.stream.IntStream;
import javafx.scene.paint.Paint;

/// How many connections of a group there were over time, by state and in proportion to the most at
/// one time. Of large groups a sample is looked at, evenly spread over those in sight, so that the
/// effort follows the picture.
final class DensityStrip {
  /// Enough for the eye.
  private static final int MOST_LANES = 100;

  private static final double GRAIN_PIXELS = 2;

  /// Lives of so many pixels at most look alike.
  private static final double BRIEF_PIXELS = 3;

  private final Frame frame;
  private final int[] active;
  private final int[] idle;
  private final int[] dialing;

  private DensityStrip(Frame frame) {
    this.frame = frame;
    int pixels = (int) Math.ceil(frame.axis().width());
    active = new int[pixels];
    idle = new int[pixels];
    dialing = new int[pixels];
  }

  /// Draws a group.
  ///
  /// @param row where
  static void draw(Pen pen, Frame frame, Lanes lanes, LaneGroup group, Span row) {
    TimeRange shown = frame.axis().range();
    long to = Math.min(shown.toNanos(), frame.nowNanos() + 1);
    if (to > shown.fromNanos()) {
      DensityStrip strip = new DensityStrip(frame);
      strip.look(lanes, group, new TimeRange(shown.fromNanos(), to));
      strip.draw(pen, row);
    }
  }

  private void look(Lanes lanes, LaneGroup group, TimeRange range) {
    IntRows rows = group.lanes().get();
    boolean isOpen = group.key().life() == LaneGroup.Key.OPEN;
    int first =
        isOpen
            ? 0
            : InOrder.countUpTo(
                group.count(), range.fromNanos() - 1, i -> lanes.endNanos(rows.get(i)));
    long life = group.key().mostNanos();
    int last =
        isOpen || life > Long.MAX_VALUE - range.toNanos()
            ? group.count()
            : InOrder.countUpTo(
                group.count(), range.toNanos() + life, i -> lanes.endNanos(rows.get(i)));
    long grain = Math.round(frame.axis().nanosPerPixel() * GRAIN_PIXELS);
    double step = Math.max(1, (double) (last - first) / MOST_LANES);
    if (step > 1 && life <= BRIEF_PIXELS * frame.axis().nanosPerPixel()) {
      count(lanes, rows, first, last);
      return;
    }
    for (double i = first; i < last; i += step) {
      lanes.stretches(
          rows.get((int) i),
          range,
          grain,
          (phase, from, until, _) -> add(counts(phase), from, Math.min(until, range.toNanos())));
    }
  }

  /// Lives as brief as a pixel or two are counted where they ended: a sample of them would be dots.
  private void count(Lanes lanes, IntRows rows, int first, int last) {
    int[] counts = lanes.dialFailure(rows.get(first)) == null ? active : dialing;
    int before = first;
    for (int pixel = 0; pixel < counts.length && before < last; pixel++) {
      long end = frame.axis().nanos(frame.axis().left() + pixel + 1);
      int by = InOrder.countUpTo(last, end - 1, i -> lanes.endNanos(rows.get(i)));
      counts[pixel] = Math.max(0, by - before);
      before = Math.max(before, by);
    }
  }

  private int[] counts(Lanes.Phase phase) {
    return switch (phase) {
      case DIALING, TLS -> dialing;
      case WAITING, TRANSFERRING, BUSY -> active;
      case IDLE, PEER_GONE -> idle;
    };
  }

  private void add(int[] counts, long fromNanos, long toNanos) {
    int from = pixel(fromNanos);
    int to = Math.max(from, pixel(toNanos) - 1);
    for (int i = from; i <= to; i++) {
      counts[i]++;
    }
  }

  private int pixel(long nanos) {
    double x = frame.axis().clampedX(nanos) - frame.axis().left();
    return Math.min(active.length - 1, (int) x);
  }

  private void draw(Pen pen, Span row) {
    int most =
        IntStream.range(0, active.length)
            .map(i -> active[i] + idle[i] + dialing[i])
            .max()
            .orElse(0);
    if (most > 0) {
      PlotStyle style = frame.style();
      double unit = row.height() / most;
      layer(pen, style.dialing(), row, i -> unit * (active[i] + idle[i] + dialing[i]), dialing);
      layer(pen, style.palette().idle(), row, i -> unit * (active[i] + idle[i]), idle);
      layer(pen, style.palette().active(), row, i -> unit * active[i], active);
    }
  }

  /// A number for each pixel.
  private interface Heights {
    double at(int pixel);
  }

  /// Draws what there is of a state down to the base, as a few wide boxes.
  private void layer(Pen pen, Paint paint, Span row, Heights heights, int[] counts) {
    double left = frame.axis().left();
    int i = 0;
    while (i < counts.length) {
      int from = i;
      double height = Math.rint(heights.at(i));
      boolean isSeen = counts[i] > 0;
      i++;
      while (i < counts.length
          && isSeen == counts[i] > 0
          && (!isSeen || Math.rint(heights.at(i)) == height)) {
        i++;
      }
      if (isSeen) {
        double high = Math.max(1, height);
        pen.box(paint, left + from, row.bottom() - high, i - from, high);
      }
    }
  }
}
