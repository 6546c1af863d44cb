package dev.poolscope.ui.plot;

import dev.poolscope.ui.fx.Fonts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The fonts of a plot, at sizes that follow the size of the window's text.
///
/// @param small labels of marks and limits
/// @param normal words
/// @param bold names
/// @param mono numbers, which must not dance
public record PlotFonts(Font small, Font normal, Font bold, Font mono) {
  private static final Map<Measured, Double> WIDTHS = new ConcurrentHashMap<>();
  private static final int MOST_WIDTHS = 4096;

  private record Measured(Font font, String text) {}

  /// The fonts beside text of this size in pixels.
  static PlotFonts of(double size) {
    return new PlotFonts(
        Fonts.words(size * 0.85),
        Fonts.words(size * 0.92),
        Fonts.boldWords(size),
        Fonts.numbers(size * 0.88));
  }

  /// How many pixels wide a text is.
  public static double width(Font font, String text) {
    if (WIDTHS.size() > MOST_WIDTHS) {
      WIDTHS.clear();
    }
    return WIDTHS.computeIfAbsent(new Measured(font, text), PlotFonts::measure);
  }

  private static double measure(Measured what) {
    Text node = new Text(what.text());
    node.setFont(what.font());
    return node.getLayoutBounds().getWidth();
  }
}
