package dev.poolscope.report;

/// How far a run's events reach.
///
/// @param complete whether the stream has its last event; otherwise it was cut off, or goes on
/// @param damaged whether there is more in the log that cannot be read any more
/// @param interrupted whether the run was interrupted before the end of its load phase
/// @param loadNanos how long the load phase lasted, in nanoseconds
/// @param producerStalls how often an event had to wait for room in the stream
public record RunEnd(
    boolean complete, boolean damaged, boolean interrupted, long loadNanos, long producerStalls) {
  /// Why a recorded run has no last event, and how far it reaches, as a clause; empty if it has
  /// one.
  public String shortfall() {
    if (complete) {
      return "";
    }
    return damaged
        ? "events.log is damaged; up to the damage"
        : "the run was cut off; up to its last event";
  }
}
