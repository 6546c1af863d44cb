package dev.poolscope.ui.plot;

import java.util.function.IntBinaryOperator;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;

/// Patterns that tell states apart without their colour.
final class Hatch {
  private static final int TILE = 6;

  private Hatch() {}

  /// Stripes rising to the right.
  static ImagePattern rising(Color line, Color ground) {
    return tiled(line, ground, (x, y) -> (x + y) % TILE < TILE / 2 ? 1 : 0);
  }

  /// Narrow stripes falling to the right.
  static ImagePattern falling(Color line, Color ground) {
    return tiled(line, ground, (x, y) -> (x - y + TILE) % TILE < TILE / 3 ? 1 : 0);
  }

  /// Upright bars.
  static ImagePattern barred(Color line, Color ground) {
    return tiled(line, ground, (x, _) -> x % (TILE / 2) < 1 ? 0 : 1);
  }

  private static ImagePattern tiled(Color line, Color ground, IntBinaryOperator isLine) {
    WritableImage image = new WritableImage(TILE, TILE);
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        boolean painted = isLine.applyAsInt(x, y) == 1;
        image.getPixelWriter().setColor(x, y, painted ? line : ground);
      }
    }
    return new ImagePattern(image, 0, 0, TILE, TILE, false);
  }
}
