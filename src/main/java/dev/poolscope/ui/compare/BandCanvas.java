package dev.poolscope.ui.compare;

import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.draw.Boxes;
import dev.poolscope.ui.draw.StateBand;
import dev.poolscope.ui.draw.StateSlots;
import dev.poolscope.ui.draw.Ticks;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Draws one host of one run over time: its connections by state, its waiting requests as a line,
/// below them when connections were opened, upwards, and closed, downwards.
///
/// Threading: the JavaFX application thread.
final class BandCanvas extends Region {
  /// Room above the largest number.
  private static final double HEADROOM = 0.14;

  /// Where connections are shown beside more waiting requests, the share that they keep.
  private static final double CONNECTIONS_SHARE = 0.6;

  private static final double CHURN = 16;
  private static final double LEAST_HEIGHT = 66;
  private static final double MOST_HEIGHT = 150;
  private static final double MOST_PIXELS = 8192;

  private final Canvas canvas = new Canvas();

  BandCanvas() {
    // What is drawn must not ask for room, or the drawing would never become smaller.
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    getChildren().add(canvas);
  }

  /// The largest numbers of all runs of a host, which their bands are drawn to.
  record Scale(int connections, int waiting) {}

  /// What a band shows.
  ///
  /// @param shownTo the instant up to which there is something to show
  record Content(
      Recording recording, TimeRange range, long shownTo, StateSlots slots, Scale scale) {}

  /// Takes as much height as words of this size ask for.
  void fit(BandLook look) {
    setMinHeight(LEAST_HEIGHT * look.unit());
    setPrefHeight(LEAST_HEIGHT * look.unit());
    setMaxHeight(MOST_HEIGHT * look.unit());
  }

  /// How many pixels the axis of time takes.
  double plotWidth(BandLook look) {
    return Math.max(1, Math.min(getWidth(), MOST_PIXELS) - look.margin());
  }

  /// The states by pixel; none before there is something to show.
  StateSlots slots(Recording recording, String host, TimeRange range, BandLook look) {
    long to = Math.min(range.toNanos(), recording.endNanos());
    return !recording.hosts().contains(host) || to <= range.fromNanos()
        ? StateSlots.none(0)
        : StateSlots.of(
            recording.series(host),
            new TimeRange(range.fromNanos(), to),
            0,
            (to - range.fromNanos()) * plotWidth(look) / range.nanos());
  }

  /// Draws the band.
  void draw(Content content, BandLook look) {
    canvas.setWidth(Math.floor(Math.min(getWidth(), MOST_PIXELS)));
    canvas.setHeight(Math.floor(getHeight()));
    canvas.setVisible(canvas.getWidth() >= 1 && canvas.getHeight() >= 1);
    if (canvas.isVisible()) {
      new Drawing(canvas.getGraphicsContext2D(), content, look).draw();
    }
  }

  /// One drawing.
  private final class Drawing {
    private final GraphicsContext gc;
    private final Content content;
    private final BandLook look;
    private final double width;
    private final double bottom;

    Drawing(GraphicsContext gc, Content content, BandLook look) {
      this.gc = gc;
      this.content = content;
      this.look = look;
      this.width = plotWidth(look);
      this.bottom = Math.rint(canvas.getHeight() - CHURN * look.unit());
    }

    void draw() {
      gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
      box(look.palette().panel(), 0, 0, width, canvas.getHeight());
      for (Ticks.Tick tick : TimeScale.ticks(content.range(), width, look)) {
        box(look.palette().rule(), x(tick.nanos()), 0, 1, canvas.getHeight());
      }
      double perConnection = connectionsHeight() / Math.max(1, content.scale().connections());
      double perWaiting = usable() / Math.max(1, content.scale().waiting());
      StateBand band = new StateBand(new Boxes(gc), content.slots(), bottom);
      band.stack(look.states(), perConnection);
      band.line(content.slots().waiting(), perWaiting, look.palette().waiting(), 1.6 * look.unit());
      box(look.palette().rule(), 0, bottom, width, 1);
      churn();
      changes();
      end();
      scale(perConnection);
    }

    private double usable() {
      return bottom * (1 - HEADROOM);
    }

    private double connectionsHeight() {
      return content.scale().waiting() > 0 ? usable() * CONNECTIONS_SHARE : usable();
    }

    private double x(long nanos) {
      return (nanos - content.range().fromNanos()) * width / content.range().nanos();
    }

    private void churn() {
      double middle = bottom + CHURN / 2 * look.unit();
      double reach = (CHURN / 2 - 2) * look.unit();
      marks(content.slots().opened(), look.palette().good(), middle - 1 - reach, reach);
      marks(content.slots().closed(), look.palette().bad(), middle + 1, reach);
    }

    private void marks(int[] counts, Color color, double top, double height) {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          box(color, content.slots().x(i), top, Math.max(2, content.slots().step()), height);
        }
      }
    }

    private void changes() {
      for (ChangeMark change : content.recording().changes()) {
        if (content.range().contains(change.nanos())) {
          box(look.palette().accent(), x(change.nanos()), 0, 1, bottom);
        }
      }
    }

    /// Behind the end of the run there is nothing, not even a ground.
    private void end() {
      double from = Math.max(0, x(content.shownTo()));
      if (from < width - 1) {
        box(look.palette().background(), from, 0, width - from, canvas.getHeight());
        box(look.palette().faint(), from, 0, 1, canvas.getHeight());
      }
    }

    private void scale(double perConnection) {
      int most = content.scale().connections();
      number(most, look.palette().dim(), bottom - most * perConnection);
      if (content.scale().waiting() > 0) {
        number(content.scale().waiting(), look.palette().waiting(), bottom - usable());
      }
    }

    private void number(int value, Color color, double y) {
      gc.setFont(look.small());
      gc.setFill(color);
      gc.setTextAlign(TextAlignment.LEFT);
      gc.setTextBaseline(VPos.CENTER);
      gc.fillText(String.valueOf(value), width + 6 * look.unit(), Math.rint(y));
    }

    private void box(Color color, double x, double y, double w, double h) {
      new Boxes(gc).fill(color, x, y, w, h);
    }
  }
}
