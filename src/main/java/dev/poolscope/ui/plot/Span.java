package dev.poolscope.ui.plot;

/// A part of a plot between two heights, in pixels from its top.
public record Span(double top, double bottom) {
  /// How high it is.
  public double height() {
    return bottom - top;
  }

  /// Whether a height belongs to it; its bottom does not.
  public boolean contains(double y) {
    return y >= top && y < bottom;
  }
}
