package dev.poolscope.ui.plot;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/// Draws on a canvas.
record CanvasSurface(GraphicsContext gc) implements Surface {
  @Override
  public void rect(Paint paint, double x, double y, double width, double height) {
    gc.setFill(paint);
    gc.fillRect(x, y, width, height);
  }

  @Override
  public void round(Color color, Rectangle at, double radius) {
    gc.setFill(color);
    gc.fillRoundRect(at.x(), at.y(), at.width(), at.height(), 2 * radius, 2 * radius);
  }

  @Override
  public void shape(Color color, List<Point2D> corners) {
    gc.setFill(color);
    gc.fillPolygon(
        corners.stream().mapToDouble(Point2D::getX).toArray(),
        corners.stream().mapToDouble(Point2D::getY).toArray(),
        corners.size());
  }

  @Override
  public void text(String text, Pen.Style style, double x, double middle, TextAlignment alignment) {
    gc.setFont(style.font());
    gc.setFill(style.color());
    gc.setTextAlign(alignment);
    gc.setTextBaseline(VPos.CENTER);
    gc.fillText(text, x, middle);
  }

  @Override
  public void within(Rectangle part, Runnable drawing) {
    gc.save();
    gc.beginPath();
    gc.rect(part.x(), part.y(), part.width(), part.height());
    gc.clip();
    drawing.run();
    gc.restore();
  }
}
