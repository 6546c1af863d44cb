package dev.poolscope.trace;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.RequestRow;

/// Told by a [PoolLedger] when a life is complete.
public interface LedgerListener {
  /// A listener that does nothing.
  LedgerListener NONE = new LedgerListener() {};

  /// A connection was closed or, at the end of the stream, is still open; also a dial that failed.
  default void connection(ConnectionRow row) {}

  /// A request ended or, at the end of the stream, has not.
  default void request(RequestRow row) {}
}
