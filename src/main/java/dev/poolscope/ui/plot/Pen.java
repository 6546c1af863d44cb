package dev.poolscope.ui.plot;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the few shapes that a plot is made of, lines on whole pixels so that they are sharp.
///
/// @param gc where to draw
public record Pen(GraphicsContext gc) {
  private static final String CUT = "…";

  /// A box with its edges on whole pixels, which is several times as fast in software and sharp;
  /// never thinner than a pixel.
  public void box(Paint paint, double x, double y, double width, double height) {
    double left = Math.rint(x);
    double top = Math.rint(y);
    gc.setFill(paint);
    gc.fillRect(
        left,
        top,
        Math.max(1, Math.rint(x + width) - left),
        Math.max(1, Math.rint(y + height) - top));
  }

  /// A line downwards, one pixel wide.
  public void upright(Color color, double x, double top, double bottom) {
    box(color, Math.rint(x), top, 1, bottom - top);
  }

  /// A line to the right, one pixel wide.
  public void level(Color color, double y, double left, double right) {
    box(color, left, Math.rint(y), right - left, 1);
  }

  /// A dashed line to the right, one pixel wide.
  public void dashedLevel(Color color, double y, double left, double right) {
    gc.setFill(color);
    for (double x = left; x < right; x += 7) {
      gc.fillRect(x, Math.rint(y), Math.min(4, right - x), 1);
    }
  }

  /// A dashed line downwards, one pixel wide.
  public void dashedUpright(Color color, double x, double top, double bottom) {
    gc.setFill(color);
    for (double y = top; y < bottom; y += 5) {
      gc.fillRect(Math.rint(x), y, 1, Math.min(2, bottom - y));
    }
  }

  /// The square in a host's colour.
  public void host(Color color, double x, double middle, double size) {
    gc.setFill(color);
    gc.fillRoundRect(x, middle - size / 2, size, size, 3, 3);
  }

  /// Words that begin at a pixel, their middle at a height.
  public void words(String text, Style style, double x, double middle) {
    put(text, style, x, middle, TextAlignment.LEFT);
  }

  /// Words that end at a pixel.
  public void wordsUpTo(String text, Style style, double right, double middle) {
    put(text, style, right, middle, TextAlignment.RIGHT);
  }

  /// Words around a pixel.
  public void wordsAround(String text, Style style, double center, double middle) {
    put(text, style, center, middle, TextAlignment.CENTER);
  }

  /// Words cut to a width.
  public static String cut(String text, Font font, double width) {
    if (PlotFonts.width(font, text) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 0 && PlotFonts.width(font, text.substring(0, length) + CUT) > width) {
      length--;
    }
    return length == 0 ? "" : text.substring(0, length) + CUT;
  }

  /// A font and its colour.
  public record Style(Font font, Color color) {}

  private void put(String text, Style style, double x, double middle, TextAlignment alignment) {
    gc.setFont(style.font());
    gc.setFill(style.color());
    gc.setTextAlign(alignment);
    gc.setTextBaseline(VPos.CENTER);
    gc.fillText(text, x, Math.rint(middle));
  }

  /// Draws within a part only.
  public void within(double left, double width, Span part, Runnable drawing) {
    gc.save();
    gc.beginPath();
    gc.rect(left, part.top(), width, part.height());
    gc.clip();
    drawing.run();
    gc.restore();
  }
}
