package dev.poolscope.pool;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;

/// What the pool asks its surroundings to do. Actions are carried out in the order given.
public sealed interface PoolAction {
  /// Start to dial on behalf of a want; ask [GoTransportPool#dialIsWanted] just before.
  record StartDial(Want want, DialCause cause) implements PoolAction {}

  /// A connection was given to a want. `reused` is the pool's mark at that moment.
  record Deliver(Want want, PoolConnection connection, boolean reused) implements PoolAction {}

  /// A want's own dial failed before anything else settled it.
  record Fail(Want want) implements PoolAction {}

  /// Close a connection's socket. Its permit has been given back already.
  record Close(PoolConnection connection, CloseReason reason) implements PoolAction {}

  /// Call [GoTransportPool#idleTimerFired] at a ticker reading; replaces the connection's earlier
  /// timer.
  record ArmIdleTimer(PoolConnection connection, long atNanos) implements PoolAction {}
}
