package dev.poolscope.ui.compare;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.draw.Ticks;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

/// Names the instants of the axis that all bands share.
///
/// Threading: the JavaFX application thread.
final class TimeScale extends Region {
  private static final double LEAST_PIXELS = 74;
  private static final double HEIGHT = 24;

  private final Canvas canvas = new Canvas();

  TimeScale() {
    canvas.setManaged(false);
    getChildren().add(canvas);
  }

  /// The instants that are named on an axis of some pixels.
  static List<Ticks.Tick> ticks(TimeRange range, double pixels, BandLook look) {
    return Ticks.of(range, LEAST_PIXELS * look.unit() * range.nanos() / pixels);
  }

  void fit(BandLook look) {
    setMinHeight(HEIGHT * look.unit());
  }

  /// Draws the names.
  ///
  /// @param pixels how many the axis takes
  void draw(TimeRange range, double pixels, BandLook look) {
    canvas.setWidth(Math.ceil(pixels + look.margin()));
    canvas.setHeight(Math.floor(getHeight()));
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    gc.setFont(look.small());
    gc.setFill(look.palette().dim());
    gc.setTextBaseline(VPos.CENTER);
    for (Ticks.Tick tick : ticks(range, pixels, look)) {
      double x = (tick.nanos() - range.fromNanos()) * pixels / range.nanos();
      boolean first = x < LEAST_PIXELS * look.unit() / 4;
      gc.setTextAlign(first ? TextAlignment.LEFT : TextAlignment.CENTER);
      gc.fillText(tick.label(), Math.rint(x), canvas.getHeight() / 2);
    }
  }
}
