package dev.poolscope.report;

/// How far a run's events reach.
///
/// @param complete whether the stream has its last event; otherwise it was cut off, or goes on
/// @param interrupted whether the run was interrupted before the end of its load phase
/// @param loadNanos how long the load phase lasted, in nanoseconds
/// @param producerStalls how often an event had to wait for room in the stream
public record RunEnd(boolean complete, boolean interrupted, long loadNanos, long producerStalls) {}
