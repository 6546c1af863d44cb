package dev.poolscope.ui.compare;

import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.TimeAxis;
import java.util.Arrays;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;

/// The connections of one host of one run as thin lines, in the colours of their states. A line
/// holds one connection after the other, so that hosts with many short ones need few; what finds no
/// line is counted to the right.
///
/// Threading: the JavaFX application thread.
final class LaneStrip extends Region {
  private static final int MOST_LINES = 10;

  /// What is drawn at most; the effort of a picture must not grow with the run.
  private static final int MOST_LANES = 3000;

  private static final double LINE = 5;
  private static final double THICK = 3;
  private static final double THIN = 1.5;
  private static final double MOST_PIXELS = 8192;

  private final Canvas canvas = new Canvas();

  LaneStrip() {
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    getChildren().add(canvas);
  }

  /// Draws the connections.
  ///
  /// @param host its place among the hosts of the run; negative where the run does not have it
  void draw(Recording recording, int host, TimeAxis axis, PlotStyle style) {
    Drawing drawing = new Drawing(recording, axis, style);
    int[] lines = host < 0 ? new int[0] : drawing.lines(host);
    double height = LINE * style.unit() * (drawing.used + 1);
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    canvas.setWidth(Math.floor(Math.min(getWidth(), MOST_PIXELS)));
    canvas.setHeight(Math.ceil(height));
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    drawing.draw(new Pen(canvas.getGraphicsContext2D()), lines);
  }

  /// One picture of it.
  private static final class Drawing {
    private final Recording recording;
    private final Lanes lanes;
    private final TimeAxis axis;
    private final PlotStyle style;
    private final TimeRange shown;
    private int used;
    private int without;

    Drawing(Recording recording, TimeAxis axis, PlotStyle style) {
      this.recording = recording;
      this.lanes = recording.lanes();
      this.axis = axis;
      this.style = style;
      long end = Math.max(axis.range().fromNanos() + 1, recording.endNanos());
      shown = new TimeRange(axis.range().fromNanos(), Math.min(axis.range().toNanos(), end));
    }

    /// Lane and line by turns, for those that have one.
    int[] lines(int host) {
      long[] free = new long[MOST_LINES];
      Arrays.fill(free, Long.MIN_VALUE);
      int[] lines = new int[2 * MOST_LANES];
      int count = 0;
      for (int lane = 0; lane < lanes.size(); lane++) {
        if (lanes.host(lane) != host || !isShown(lane)) {
          continue;
        }
        int line = 0;
        while (line < MOST_LINES && free[line] > lanes.startNanos(lane)) {
          line++;
        }
        if (line == MOST_LINES || count == lines.length) {
          without++;
        } else {
          free[line] = lanes.endNanos(lane);
          used = Math.max(used, line + 1);
          lines[count++] = lane;
          lines[count++] = line;
        }
      }
      return Arrays.copyOf(lines, count);
    }

    private boolean isShown(int lane) {
      return lanes.startNanos(lane) < shown.toNanos() && lanes.endNanos(lane) >= shown.fromNanos();
    }

    void draw(Pen pen, int[] lines) {
      long grain = Math.round(axis.nanosPerPixel());
      for (int i = 0; i < lines.length; i += 2) {
        double middle = LINE * style.unit() * (lines[i + 1] + 1);
        lanes.stretches(
            lines[i], shown, grain, (phase, from, to, _) -> stretch(pen, phase, from, to, middle));
      }
      if (without > 0) {
        double middle = LINE * style.unit() * (used + 1) / 2;
        pen.words("+" + without, style.dim(), axis.right() + 4 * style.unit(), middle);
      }
    }

    private void stretch(Pen pen, Lanes.Phase phase, long from, long to, double middle) {
      double left = axis.clampedX(from);
      double right = axis.clampedX(Math.min(to, recording.endNanos()));
      boolean held = phase != Lanes.Phase.IDLE && phase != Lanes.Phase.PEER_GONE;
      double height = (held ? THICK : THIN) * style.unit();
      pen.box(paint(phase), left, middle - height / 2, Math.max(1, right - left), height);
    }

    private Paint paint(Lanes.Phase phase) {
      return switch (phase) {
        case DIALING -> style.palette().dialing();
        case TLS -> style.palette().dialing();
        case WAITING -> style.awaiting();
        case TRANSFERRING -> style.palette().active();
        case BUSY -> style.busy();
        case IDLE -> style.resting();
        case PEER_GONE -> style.palette().peerGone();
      };
    }
  }
}
