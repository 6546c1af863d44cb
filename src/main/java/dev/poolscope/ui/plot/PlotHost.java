package dev.poolscope.ui.plot;

/// What [TimePointer] asks of the plot that the pointer is on. Pixels are those of its node.
///
/// Threading: called on the JavaFX application thread.
public interface PlotHost {
  /// Where instants are now.
  TimeAxis axis();

  /// The pixel up to which a button may be pressed on the plot; what is to the right of it takes
  /// the pointer itself.
  double right();

  /// The height of the pointer has changed; it is negative once the pointer has left.
  default void pointAt(double y) {}

  /// Whether dragging selects a range; otherwise it moves the view along.
  default boolean selectsRanges() {
    return false;
  }

  /// A range is being dragged, between two instants in any order.
  default void dragRange(long oneNanos, long otherNanos) {}

  /// A range was dragged, between two instants in any order.
  default void selectRange(long oneNanos, long otherNanos) {}

  /// The plot was clicked on at a height.
  default void click(double y) {}

  /// Whether the wheel scrolls what is at a height, even over the axis of time.
  default boolean scrollsAt(double y) {
    return false;
  }

  /// The wheel was turned beside the axis of time, or where it scrolls.
  ///
  /// @param pixels how far, below 0 for upwards
  /// @return whether the plot has scrolled what is at that height
  default boolean scrollBy(double pixels, double y) {
    return false;
  }
}
