package dev.poolscope.ui.plot;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the few shapes that a plot is made of, lines on whole pixels so that they are sharp.
///
/// @param on where to draw
public record Pen(Surface on) {
  private static final String CUT = "…";

  /// A pen for a canvas.
  public Pen(GraphicsContext gc) {
    this(new CanvasSurface(gc));
  }

  /// A box with its edges on whole pixels, which is several times as fast in software and sharp;
  /// never thinner than a pixel.
  public void box(Paint paint, double x, double y, double width, double height) {
    double left = Math.rint(x);
    double top = Math.rint(y);
    on.rect(
        paint,
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
    for (double x = left; x < right; x += 7) {
      on.rect(color, x, Math.rint(y), Math.min(4, right - x), 1);
    }
  }

  /// A dashed line downwards, one pixel wide.
  public void dashedUpright(Color color, double x, double top, double bottom) {
    for (double y = top; y < bottom; y += 5) {
      on.rect(color, Math.rint(x), y, 1, Math.min(2, bottom - y));
    }
  }

  /// The square in a host's colour.
  public void host(Color color, double x, double middle, double size) {
    round(color, new Surface.Rectangle(x, middle - size / 2, size, size), 1.5);
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
    on.text(text, style, x, Math.rint(middle), alignment);
  }

  /// A rectangle with round corners.
  public void round(Color color, Surface.Rectangle place, double radius) {
    on.round(color, place, radius);
  }

  /// Draws within a part only.
  public void within(double left, double width, Span part, Runnable drawing) {
    on.within(new Surface.Rectangle(left, part.top(), width, part.height()), drawing);
  }
}
