package dev.poolscope.time;

/// Runs short tasks at given readings of a [Ticker].
///
/// Threading: safe for use by any thread. Tasks run one at a time, in the order of their due times
/// and, for equal due times, in the order in which they were given.
public interface Scheduler {
  /// Runs a task as soon as the ticker has reached a reading; at once (on the scheduler's own
  /// thread) when it already has. The task must not block and must not throw.
  Timer at(long nanos, Runnable task);

  /// A handle on one scheduled task.
  interface Timer {
    /// Drops the task if it has not started; otherwise does nothing.
    void cancel();

    /// Whether its instant has come, even if the task's turn has not. A scheduler that cannot tell
    /// says no.
    default boolean isDue() {
      return false;
    }
  }
}
