package dev.poolscope.virtual;

import dev.poolscope.model.CloseReason;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What came of one host in a replay, or of all together.
///
/// @param host its name, [ReplayNumbers#ALL] for all together
/// @param issued how many requests came
/// @param acquired how many got a connection
/// @param queued how many found neither an idle connection nor room for a dial, so that they had to
///   wait for others
/// @param dialsStarted how many dials were begun
/// @param opened how many connections were opened
/// @param closed how many were closed, by their reasons
/// @param reused how many requests got a connection that had carried another before
/// @param neverUsed how many connections never carried a request
/// @param openAtEnd how many connections were open at the end
/// @param inUseAtEnd how many of them a request held
/// @param peakOpen the most that were open together
/// @param peakInUse the most that were held together
/// @param peakIdle the most that were idle together
/// @param longestIdleBeforeReuseNanos the longest time for which one was idle before it was used
///   again
/// @param meanOpen how many were open on average over the whole time
/// @param meanInUse how many were held on average over the whole time
/// @param waited from a request's arrival until it had a connection, in nanoseconds; not to be
///   changed
/// @param lastDoneNanos when the last request ended, -1 if none did
public record ReplayedHost(
    String host,
    long issued,
    long acquired,
    long queued,
    long dialsStarted,
    long opened,
    Map<CloseReason, Long> closed,
    long reused,
    long neverUsed,
    long openAtEnd,
    long inUseAtEnd,
    long peakOpen,
    long peakInUse,
    long peakIdle,
    long longestIdleBeforeReuseNanos,
    double meanOpen,
    double meanInUse,
    Histogram waited,
    long lastDoneNanos) {
  /// How many connections were closed for a reason.
  public long closed(CloseReason reason) {
    return closed.getOrDefault(reason, 0L);
  }

  /// How many connections were closed in all.
  public long closedInAll() {
    return opened - openAtEnd;
  }

  /// How many connections were open and idle at the end.
  public long idleAtEnd() {
    return openAtEnd - inUseAtEnd;
  }

  /// How many connections the limits of the pool cost: closed although they were idle and fit.
  public long closedByLimits() {
    return closed(CloseReason.IDLE_PER_HOST_LIMIT)
        + closed(CloseReason.IDLE_TOTAL_LIMIT)
        + closed(CloseReason.IDLE_TIMEOUT)
        + closed(CloseReason.KEEPALIVE_DISABLED);
  }

  /// A percentile of the time until a request had a connection, in nanoseconds; 0 if none had one.
  public long waitedNanosAt(double percentile) {
    return acquired == 0 ? 0 : waited.getValueAtPercentile(percentile);
  }

  /// The longest time until a request had a connection, in nanoseconds.
  public long longestWaitNanos() {
    return waited.getMaxValue();
  }
}
