package dev.poolscope.model;

/// Why an arrival was not sent.
public enum DropCause {
  /// The load's cap on requests in flight was reached.
  MAX_IN_FLIGHT,
  /// The generator was behind its schedule, and the load phase ended, or its arrivals changed,
  /// before the arrival's turn.
  SCHEDULE_NOT_KEPT
}
