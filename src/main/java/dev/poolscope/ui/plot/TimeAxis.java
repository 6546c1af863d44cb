package dev.poolscope.ui.plot;

import dev.poolscope.timeline.TimeRange;

/// Where instants are drawn: a stretch of time laid over a stretch of pixels.
///
/// @param range the stretch of time
/// @param left the pixel of its start
/// @param width how many pixels it takes, greater than 0
public record TimeAxis(TimeRange range, double left, double width) {
  /// The pixel of its end.
  public double right() {
    return left + width;
  }

  /// The pixel of an instant, which may lie outside of the axis.
  public double x(long nanos) {
    return left + (nanos - range.fromNanos()) / nanosPerPixel();
  }

  /// The pixel of an instant, held within the axis.
  public double clampedX(long nanos) {
    return Math.clamp(x(nanos), left, right());
  }

  /// The instant at a pixel, held within the range.
  public long nanos(double x) {
    long at = range.fromNanos() + Math.round((x - left) * nanosPerPixel());
    return Math.clamp(at, range.fromNanos(), range.toNanos());
  }

  /// How much time a pixel is.
  public double nanosPerPixel() {
    return range.nanos() / width;
  }

  /// Whether a pixel lies on the axis.
  public boolean covers(double x) {
    return x >= left && x <= right();
  }
}
