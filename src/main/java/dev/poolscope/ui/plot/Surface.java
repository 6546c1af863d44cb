package dev.poolscope.ui.plot;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/// What plots are drawn on, by the few shapes that they are made of. Lengths are pixels from the
/// top left.
///
/// Threading: confined to one thread.
public interface Surface {
  /// A filled rectangle.
  void rect(Paint paint, double x, double y, double width, double height);

  /// A filled rectangle with round corners.
  ///
  /// @param radius of the corners
  void round(Color color, Rectangle place, double radius);

  /// A filled shape of straight edges.
  void shape(Color color, List<Point2D> corners);

  /// A line of text.
  ///
  /// @param x where it begins, ends or has its middle, by its alignment
  /// @param middle the height of its middle
  void text(String text, Pen.Style style, double x, double middle, TextAlignment alignment);

  /// Lets nothing be seen of what is drawn but within a rectangle.
  void within(Rectangle part, Runnable drawing);

  /// Where a rectangle is.
  record Rectangle(double x, double y, double width, double height) {}
}
