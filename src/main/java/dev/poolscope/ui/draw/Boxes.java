package dev.poolscope.ui.draw;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/// Fills boxes with their edges on whole pixels, which is several times as fast in software and
/// sharp; never thinner than a pixel.
///
/// @param gc where to draw
public record Boxes(GraphicsContext gc) {
  /// Fills one box.
  public void fill(Paint paint, double x, double y, double width, double height) {
    double left = Math.rint(x);
    double top = Math.rint(y);
    gc.setFill(paint);
    gc.fillRect(
        left,
        top,
        Math.max(1, Math.rint(x + width) - left),
        Math.max(1, Math.rint(y + height) - top));
  }
}
