package dev.poolscope.ui.scope;

import dev.poolscope.ui.draw.Boxes;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the few shapes that the scope is made of, lines on whole pixels so that they are sharp.
///
/// @param gc where to draw
record Pen(GraphicsContext gc) {
  private static final String CUT = "…";

  /// Fills boxes where this draws.
  Boxes boxes() {
    return new Boxes(gc);
  }

  /// A box, see [Boxes#fill].
  void box(Paint paint, double x, double y, double width, double height) {
    boxes().fill(paint, x, y, width, height);
  }

  /// A line downwards, one pixel wide.
  void upright(Color color, double x, double top, double bottom) {
    box(color, Math.rint(x), top, 1, bottom - top);
  }

  /// A line to the right, one pixel wide.
  void level(Color color, double y, double left, double right) {
    box(color, left, Math.rint(y), right - left, 1);
  }

  /// A dashed line to the right, one pixel wide.
  void dashedLevel(Color color, double y, double left, double right) {
    gc.setFill(color);
    for (double x = left; x < right; x += 7) {
      gc.fillRect(x, Math.rint(y), Math.min(4, right - x), 1);
    }
  }

  /// A dashed line downwards, one pixel wide.
  void dashedUpright(Color color, double x, double top, double bottom) {
    gc.setFill(color);
    for (double y = top; y < bottom; y += 5) {
      gc.fillRect(Math.rint(x), y, 1, Math.min(2, bottom - y));
    }
  }

  /// The square in a host's colour.
  void host(Color color, double x, double middle, double size) {
    gc.setFill(color);
    gc.fillRoundRect(x, middle - size / 2, size, size, 3, 3);
  }

  /// Words that begin at a pixel, their middle at a height.
  void words(String text, Style style, double x, double middle) {
    put(text, style, x, middle, TextAlignment.LEFT);
  }

  /// Words that end at a pixel.
  void wordsUpTo(String text, Style style, double right, double middle) {
    put(text, style, right, middle, TextAlignment.RIGHT);
  }

  /// Words around a pixel.
  void wordsAround(String text, Style style, double center, double middle) {
    put(text, style, center, middle, TextAlignment.CENTER);
  }

  /// Words cut to a width.
  static String cut(String text, Font font, double width) {
    if (Letters.width(font, text) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 0 && Letters.width(font, text.substring(0, length) + CUT) > width) {
      length--;
    }
    return length == 0 ? "" : text.substring(0, length) + CUT;
  }

  /// A face and its colour.
  record Style(Font font, Color color) {}

  private void put(String text, Style style, double x, double middle, TextAlignment alignment) {
    gc.setFont(style.font());
    gc.setFill(style.color());
    gc.setTextAlign(alignment);
    gc.setTextBaseline(VPos.CENTER);
    gc.fillText(text, x, Math.rint(middle));
  }

  /// Draws within a part only.
  void within(double left, double width, ScopeLayout.Span part, Runnable drawing) {
    gc.save();
    gc.beginPath();
    gc.rect(left, part.top(), width, part.height());
    gc.clip();
    drawing.run();
    gc.restore();
  }
}
