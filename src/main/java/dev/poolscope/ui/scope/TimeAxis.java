package dev.poolscope.ui.scope;

import dev.poolscope.timeline.TimeRange;

/// Where instants are drawn: a stretch of time laid over a stretch of pixels.
///
/// @param range the stretch of time
/// @param left the pixel of its start
/// @param width how many pixels it takes, greater than 0
record TimeAxis(TimeRange range, double left, double width) {
  double right() {
    return left + width;
  }

  /// The pixel of an instant, which may lie outside of the axis.
  double x(long nanos) {
    return left + (nanos - range.fromNanos()) / nanosPerPixel();
  }

  /// The pixel of an instant, held within the axis.
  double clampedX(long nanos) {
    return Math.clamp(x(nanos), left, right());
  }

  /// The instant at a pixel, held within the range.
  long nanos(double x) {
    long at = range.fromNanos() + Math.round((x - left) * nanosPerPixel());
    return Math.clamp(at, range.fromNanos(), range.toNanos());
  }

  double nanosPerPixel() {
    return range.nanos() / width;
  }

  /// Whether a pixel lies on the axis.
  boolean covers(double x) {
    return x >= left && x <= right();
  }
}
