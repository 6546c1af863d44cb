package dev.poolscope.ui.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/// Draws as SVG, in shapes and words that programs can take apart.
///
/// Threading: confined to one thread.
public final class SvgSurface implements Surface {
  private final StringBuilder svg = new StringBuilder();
  private final Map<ImagePattern, String> patterns = new HashMap<>();
  private int clips;

  /// All of it as an SVG document.
  ///
  /// @param width in pixels
  /// @param height in pixels
  /// @param title what it shows
  public String document(double width, double height, String title) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s">
        <title>%s</title>
        %s</svg>
        """
        .formatted(
            number(width), number(height), number(width), number(height), escaped(title), svg);
  }

  /// Draws something further down.
  ///
  /// @param pixels by how much
  public void lower(double pixels, Runnable drawing) {
    svg.append("<g transform=\"translate(0 %s)\">\n".formatted(number(pixels)));
    drawing.run();
    svg.append("</g>\n");
  }

  @Override
  public void rect(Paint paint, double x, double y, double width, double height) {
    String fill = fill(paint);
    svg.append("<rect %s %s/>\n".formatted(place(new Rectangle(x, y, width, height)), fill));
  }

  @Override
  public void round(Color color, Rectangle at, double radius) {
    svg.append("<rect %s rx=\"%s\" %s/>\n".formatted(place(at), number(radius), fill(color)));
  }

  @Override
  public void shape(Color color, List<Point2D> corners) {
    String points =
        corners.stream()
            .map(corner -> number(corner.getX()) + "," + number(corner.getY()))
            .collect(Collectors.joining(" "));
    svg.append("<polygon points=\"%s\" %s/>\n".formatted(points, fill(color)));
  }

  @Override
  public void text(String text, Pen.Style style, double x, double middle, TextAlignment alignment) {
    String anchor =
        switch (alignment) {
          case RIGHT -> "end";
          case CENTER -> "middle";
          case LEFT, JUSTIFY -> "start";
        };
    String family = style.font().getFamily();
    boolean isMono = family.contains("Mono");
    svg.append(
        """
        <text x="%s" y="%s" text-anchor="%s" dominant-baseline="central" font-family="%s, %s" \
        font-size="%s"%s %s>%s</text>
        """
            .formatted(
                number(x),
                number(middle),
                anchor,
                escaped(family),
                isMono ? "monospace" : "sans-serif",
                number(style.font().getSize()),
                style.font().getStyle().contains("Bold") ? " font-weight=\"bold\"" : "",
                fill(style.color()),
                escaped(text)));
  }

  @Override
  public void within(Rectangle part, Runnable drawing) {
    String id = "part" + ++clips;
    svg.append("<clipPath id=\"%s\"><rect %s/></clipPath>\n".formatted(id, place(part)));
    svg.append("<g clip-path=\"url(#%s)\">\n".formatted(id));
    drawing.run();
    svg.append("</g>\n");
  }

  private String fill(Paint paint) {
    if (paint instanceof ImagePattern pattern) {
      return "fill=\"url(#%s)\"".formatted(patterns.computeIfAbsent(pattern, this::define));
    }
    if (paint instanceof Color color) {
      String opacity =
          color.isOpaque() ? "" : " fill-opacity=\"%s\"".formatted(number(color.getOpacity()));
      return "fill=\"" + hex(color) + "\"" + opacity;
    }
    throw new IllegalArgumentException("no paint of plots: " + paint);
  }

  /// Writes a pattern pixel by pixel, and returns its name.
  private String define(ImagePattern pattern) {
    String id = "pattern" + (patterns.size() + 1);
    Image image = pattern.getImage();
    PixelReader pixels = image.getPixelReader();
    svg.append(
        "<pattern id=\"%s\" width=\"%s\" height=\"%s\" patternUnits=\"userSpaceOnUse\">\n"
            .formatted(id, number(image.getWidth()), number(image.getHeight())));
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        svg.append(
            "<path d=\"M%d %dh1v1h-1z\" fill=\"%s\"/>\n"
                .formatted(x, y, hex(pixels.getColor(x, y))));
      }
    }
    svg.append("</pattern>\n");
    return id;
  }

  /// A colour as SVG and CSS have it, without its opacity.
  static String hex(Color color) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(color.getRed() * 255),
        Math.round(color.getGreen() * 255),
        Math.round(color.getBlue() * 255));
  }

  private static String place(Rectangle at) {
    return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
        .formatted(number(at.x()), number(at.y()), number(at.width()), number(at.height()));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
