package dev.poolscope.model;

/// Why a connection was dialed.
public enum DialCause {
  /// No idle connection to the host, and a limit (if any) left room.
  NO_IDLE_CONNECTION,
  /// A request had waited for room under the per-host limit, and another connection's end gave it.
  PERMIT_PASSED_ON,
  /// Keep-alive is off, so idle connections are not looked for.
  KEEPALIVE_DISABLED
}
