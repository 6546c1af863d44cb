package dev.poolscope.stats;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.FailureKind;
import java.util.EnumMap;
import java.util.Map;

/// When things happened to a host for the first time in the load phase, and after which idle time
/// its server ended connections. Times are nanoseconds since the start of the run.
///
/// Threading: confined to one thread.
public final class FirstTimes {
  /// What a time is of something that did not happen.
  public static final long NEVER = -1;

  private final Map<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);
  private final Map<FailureKind, Long> failed = new EnumMap<>(FailureKind.class);
  private long retriedNanos = NEVER;
  private long shortestIdleNanos = NEVER;
  private long longestIdleNanos = NEVER;

  void closed(ConnectionRow row, CloseReason reason) {
    closed.putIfAbsent(reason, row.closedNanos());
    if (reason == CloseReason.SERVER_CLOSED) {
      // The time for which it was idle last; had it been idle for longer before, the server would
      // have ended it then.
      long idle = row.longestIdleNanos();
      shortestIdleNanos = shortestIdleNanos < 0 ? idle : Math.min(shortestIdleNanos, idle);
      longestIdleNanos = Math.max(longestIdleNanos, idle);
    }
  }

  void failed(FailureKind kind, long nanos) {
    failed.putIfAbsent(kind, nanos);
  }

  void retried(long nanos) {
    retriedNanos = retriedNanos < 0 ? nanos : retriedNanos;
  }

  /// When a connection was closed for a reason.
  public long closedNanos(CloseReason reason) {
    return closed.getOrDefault(reason, NEVER);
  }

  /// When a request failed so.
  public long failedNanos(FailureKind kind) {
    return failed.getOrDefault(kind, NEVER);
  }

  /// When an attempt was repeated.
  public long retriedNanos() {
    return retriedNanos;
  }

  /// The shortest time for which a connection was idle that the server then ended.
  public long shortestIdleNanos() {
    return shortestIdleNanos;
  }

  /// The longest such time.
  public long longestIdleNanos() {
    return longestIdleNanos;
  }
}
