package dev.poolscope.timeline;

/// The balancer's picks by time.
///
/// Threading: safe for use by any thread.
public interface PickSeries {
  /// How many picks there are by now.
  int size();

  /// How often a host was picked before an instant; the share of a stretch is the difference at its
  /// ends by that of [#countBefore(long)].
  ///
  /// @param host by its place in [Recording#hosts]
  long countBefore(int host, long nanos);

  /// How many picks there were before an instant.
  long countBefore(long nanos);

  /// The picks of a range, host by host, each host's in order. Those of one host that share a
  /// stretch of `grainNanos` are given as one tick, so that the effort follows the picture; a grain
  /// of at most 1 gives every pick.
  void ticks(TimeRange range, long grainNanos, TickSink sink);

  /// Takes what [#ticks] finds.
  @FunctionalInterface
  interface TickSink {
    /// One tick.
    ///
    /// @param host by its place in [Recording#hosts]
    /// @param picks how many picks of the host it stands for
    void tick(int host, long nanos, long picks);
  }
}
