package dev.poolscope.timeline;

/// A stretch of a run's time, in nanoseconds since its start; the end does not belong to it.
///
/// @param fromNanos its start, at least 0
/// @param toNanos its end, behind the start
public record TimeRange(long fromNanos, long toNanos) {
  /// A range that is not empty.
  public TimeRange {
    if (fromNanos < 0 || toNanos <= fromNanos) {
      throw new IllegalArgumentException("not a range of time: " + fromNanos + " to " + toNanos);
    }
  }

  /// How long it is, in nanoseconds.
  public long nanos() {
    return toNanos - fromNanos;
  }

  /// Whether an instant belongs to it.
  public boolean contains(long nanos) {
    return nanos >= fromNanos && nanos < toNanos;
  }
}
