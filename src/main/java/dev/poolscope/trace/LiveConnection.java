package dev.poolscope.trace;

import dev.poolscope.model.ConnectionRow;

/// A connection that has not been closed yet.
///
/// @param row what is known of it; its active and idle time are booked up to `sinceNanos`
/// @param held whether a request has held it since then; otherwise, once opened, it has been idle
/// @param sinceNanos when it was last acquired, released or opened, since the start of the run
public record LiveConnection(ConnectionRow row, boolean held, long sinceNanos) {
  /// What is known of it at an instant, the time since [#sinceNanos] booked as well.
  ConnectionRow asOf(long nanos) {
    if (row.openedNanos() < 0) {
      return row;
    }
    long since = Math.max(0, nanos - sinceNanos);
    return new ConnectionRow(
        row.connection(),
        row.host(),
        row.localPort(),
        row.remote(),
        row.protocol(),
        row.tls(),
        row.dialStartNanos(),
        row.openedNanos(),
        row.closedNanos(),
        row.closeReason(),
        row.closedBy(),
        row.requests(),
        row.bytesOut(),
        row.bytesIn(),
        row.activeNanos() + (held ? since : 0),
        row.idleNanos() + (held ? 0 : since),
        Math.max(row.longestIdleNanos(), held ? 0 : since),
        row.evictedBy(),
        row.instance());
  }
}
