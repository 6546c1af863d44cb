package dev.poolscope.ui.plot;

import dev.poolscope.timeline.TimeRange;

/// Moves the visible stretch of time about within the whole of a run. Pure.
public final class TimeNavigator {
  /// The closest that a view goes.
  public static final long LEAST_NANOS = 10_000;

  /// Where the present is held while the view runs on with it.
  private static final double PRESENT_AT = 0.95;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long[] NICE_SECONDS = {
    10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 57_600
  };

  private TimeNavigator() {}

  /// The whole of a run. While it goes on that is its window, or for a long window a part that
  /// grows in steps, so that the picture need not move with every moment.
  ///
  /// @param loadNanos how long load is offered
  /// @param endNanos how far the run has come
  /// @param complete whether it has ended
  public static TimeRange whole(long loadNanos, long endNanos, boolean complete) {
    if (complete) {
      return new TimeRange(0, Math.max(endNanos, LEAST_NANOS));
    }
    for (long seconds : NICE_SECONDS) {
      long nanos = seconds * NANOS_PER_SECOND;
      if (nanos >= endNanos && nanos < loadNanos) {
        return new TimeRange(0, nanos);
      }
    }
    return new TimeRange(0, Math.max(LEAST_NANOS, Math.max(loadNanos, endNanos)));
  }

  /// Zooms around an instant, which stays where it is as far as the whole allows.
  ///
  /// @param factor below 1 closer, above 1 further away
  public static TimeRange zoom(TimeRange visible, TimeRange whole, long atNanos, double factor) {
    double wanted = Math.max(LEAST_NANOS, visible.nanos() * factor);
    long length = Math.min((long) wanted, whole.nanos());
    double share = (double) (atNanos - visible.fromNanos()) / visible.nanos();
    return within(whole, Math.round(atNanos - share * length), length);
  }

  /// Moves the view along by some nanoseconds.
  public static TimeRange pan(TimeRange visible, TimeRange whole, long byNanos) {
    return within(whole, visible.fromNanos() + byNanos, visible.nanos());
  }

  /// Takes the view along with the present if the present was in it.
  public static TimeRange withPresent(TimeRange visible, TimeRange whole, long before, long now) {
    boolean wasVisible = visible.fromNanos() <= before && before <= visible.toNanos();
    long held = visible.fromNanos() + Math.round(visible.nanos() * PRESENT_AT);
    if (!wasVisible || now <= held) {
      return visible;
    }
    return within(whole, visible.fromNanos() + (now - held), visible.nanos());
  }

  private static TimeRange within(TimeRange whole, long from, long length) {
    long held = Math.clamp(length, 1, whole.nanos());
    long start = Math.clamp(from, whole.fromNanos(), whole.toNanos() - held);
    return new TimeRange(start, start + held);
  }
}
