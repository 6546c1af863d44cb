package dev.poolscope.virtual;

import dev.poolscope.model.CloseReason;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// Counts what happens to one host in a replay.
///
/// Threading: confined to one thread.
final class ReplayedHostTally {
  private static final int DIGITS = 3;

  private final Histogram waited = new Histogram(DIGITS);
  private final Map<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);
  private long issued;
  private long queued;
  private long dialsStarted;
  private long opened;
  private long closedInAll;
  private long reused;
  private long neverUsed;
  private long inUse;
  private long peakOpen;
  private long peakInUse;
  private long peakIdle;
  private long longestIdleBeforeReuseNanos;
  private long lastDoneNanos = -1;

  /// The sum of open connections over time, up to `sinceNanos`.
  private double openNanos;

  private double inUseNanos;
  private long sinceNanos;

  void issued(boolean waitsForOthers) {
    issued++;
    if (waitsForOthers) {
      queued++;
    }
  }

  void dialStarted() {
    dialsStarted++;
  }

  void opened(long now) {
    passTo(now);
    opened++;
    neverUsed++;
    peakOpen = Math.max(peakOpen, open());
  }

  void acquired(long now, long waitedNanos, boolean again) {
    passTo(now);
    waited.recordValue(waitedNanos);
    inUse++;
    peakInUse = Math.max(peakInUse, inUse);
    if (again) {
      reused++;
    } else {
      neverUsed--;
    }
  }

  void released(long now) {
    passTo(now);
    inUse--;
    lastDoneNanos = now;
  }

  void closed(long now, CloseReason reason) {
    passTo(now);
    closedInAll++;
    closed.merge(reason, 1L, Long::sum);
  }

  void idle(int connections) {
    peakIdle = Math.max(peakIdle, connections);
  }

  void idleBeforeReuse(long nanos) {
    longestIdleBeforeReuseNanos = Math.max(longestIdleBeforeReuseNanos, nanos);
  }

  ReplayedHost numbers(String host, long endNanos) {
    passTo(endNanos);
    double over = Math.max(1, endNanos);
    return new ReplayedHost(
        host,
        issued,
        waited.getTotalCount(),
        queued,
        dialsStarted,
        opened,
        Map.copyOf(closed),
        reused,
        neverUsed,
        open(),
        inUse,
        peakOpen,
        peakInUse,
        peakIdle,
        longestIdleBeforeReuseNanos,
        openNanos / over,
        inUseNanos / over,
        waited,
        lastDoneNanos);
  }

  private long open() {
    return opened - closedInAll;
  }

  private void passTo(long now) {
    openNanos += (double) open() * (now - sinceNanos);
    inUseNanos += (double) inUse * (now - sinceNanos);
    sinceNanos = now;
  }
}
