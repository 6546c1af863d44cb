package dev.poolscope.ui.scope;

import dev.poolscope.ui.fx.Faces;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The faces of the drawing, at sizes that follow the size of the window's text.
///
/// @param small labels of marks and limits
/// @param normal words
/// @param bold names
/// @param mono numbers, which must not dance
record Letters(Font small, Font normal, Font bold, Font mono) {
  private static final Map<Measured, Double> WIDTHS = new ConcurrentHashMap<>();
  private static final int MOST_WIDTHS = 4096;

  private record Measured(Font font, String text) {}

  /// The faces beside text of this size in pixels.
  static Letters of(double size) {
    return new Letters(
        Faces.words(size * 0.85),
        Faces.words(size * 0.92),
        Faces.boldWords(size),
        Faces.numbers(size * 0.88));
  }

  /// How many pixels wide a text is.
  static double width(Font font, String text) {
    if (WIDTHS.size() > MOST_WIDTHS) {
      WIDTHS.clear();
    }
    return WIDTHS.computeIfAbsent(new Measured(font, text), Letters::measure);
  }

  private static double measure(Measured what) {
    Text node = new Text(what.text());
    node.setFont(what.font());
    return node.getLayoutBounds().getWidth();
  }
}
