package dev.poolscope.stats;

/// What is counted of a host over the load phase. What is said to be so "at its end" is the state
/// after the latest event while the load phase goes on.
public enum HostCount {
  /// Requests begun.
  ISSUED,
  /// Requests that ended well.
  OK,
  /// Requests that failed.
  FAILED,
  /// Attempts that failed and were repeated.
  RETRIES,
  /// Arrivals that were not admitted.
  DROPPED,
  /// How often a request was given a connection.
  ACQUIRED,
  /// Requests given a connection that had carried one before.
  REUSED_CARRIED,
  /// Requests given a connection that the pool had marked as reused.
  REUSED_MARKED,
  /// Dials begun.
  DIALS_STARTED,
  /// Dials that failed.
  DIALS_FAILED,
  /// Connections opened.
  OPENED,
  /// Connections opened after the end of the load phase.
  OPENED_AFTER_LOAD,
  /// Connections closed.
  CLOSED,
  /// Connections closed after the end of the load phase.
  CLOSED_AFTER_LOAD,
  /// Connections closed by the per-host idle limit that had never carried a request.
  CLOSED_UNUSED_BY_HOST_LIMIT,
  /// Connections opened and not given to any request.
  NEVER_USED,
  /// Connections open at its end.
  OPEN,
  /// Connections in use at its end.
  IN_USE,
  /// Dials running at its end.
  DIALING,
  /// Requests without a connection at its end.
  WAITING,
  /// The largest number of open connections at one time.
  PEAK_OPEN,
  /// The largest number of dials at one time.
  PEAK_DIALING,
  /// The largest number of open connections and dials at one time.
  PEAK_OPEN_OR_DIALING,
  /// The largest number of connections in use at one time.
  PEAK_IN_USE,
  /// The largest number of requests without a connection at one time.
  PEAK_WAITING,
  /// The largest number of requests begun and not ended at one time.
  PEAK_IN_FLIGHT
}
