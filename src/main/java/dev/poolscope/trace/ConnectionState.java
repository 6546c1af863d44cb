package dev.poolscope.trace;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.PoolEvent;
import org.jspecify.annotations.Nullable;

/// One connection while it lives, the mutable twin of [ConnectionRow].
///
/// Threading: guarded by the lock of its [PoolLedger].
final class ConnectionState {
  final long connection;
  final String host;
  final int instance;
  final long dialStartNanos;

  /// The requests that hold it.
  final LongMap<Boolean> holders = new LongMap<>();

  int localPort;
  String remote = "";
  String protocol = "http/1.1";
  boolean tls;
  long openedNanos = -1;
  long requests;
  private long lastChangeNanos;
  private long activeNanos;
  private long idleNanos;
  private long longestIdleNanos;

  ConnectionState(PoolEvent.DialStarted dialed, long dialStartNanos) {
    this.connection = dialed.connection();
    this.host = dialed.host();
    this.instance = dialed.instance();
    this.dialStartNanos = dialStartNanos;
  }

  boolean isOpen() {
    return openedNanos >= 0;
  }

  void opened(long tNanos, int port, String address) {
    openedNanos = tNanos;
    lastChangeNanos = tNanos;
    localPort = port;
    remote = address;
  }

  /// Books the time since the last change as active or idle.
  void settle(long tNanos) {
    long spent = tNanos - lastChangeNanos;
    if (holders.isEmpty()) {
      idleNanos += spent;
      longestIdleNanos = Math.max(longestIdleNanos, spent);
    } else {
      activeNanos += spent;
    }
    lastChangeNanos = tNanos;
  }

  ConnectionRow stillOpen() {
    return row(-1, null, null, 0, 0, 0);
  }

  LiveConnection live() {
    return new LiveConnection(stillOpen(), !holders.isEmpty(), lastChangeNanos);
  }

  ConnectionRow closed(long tNanos, PoolEvent.ConnectionClosed e) {
    return row(tNanos, e.reason(), e.by(), e.bytesOut(), e.bytesIn(), e.evictedBy());
  }

  private ConnectionRow row(
      long closedNanos,
      @Nullable CloseReason reason,
      @Nullable ClosedBy by,
      long bytesOut,
      long bytesIn,
      long evictedBy) {
    return new ConnectionRow(
        connection,
        host,
        localPort,
        remote,
        protocol,
        tls,
        dialStartNanos,
        openedNanos,
        closedNanos,
        reason,
        by,
        requests,
        bytesOut,
        bytesIn,
        activeNanos,
        idleNanos,
        longestIdleNanos,
        evictedBy,
        instance);
  }
}
