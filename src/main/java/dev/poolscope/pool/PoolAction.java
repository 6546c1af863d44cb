package dev.poolscope.pool;

import dev.poolscope.model.DialCause;

/// What the pool asks its surroundings to do. Actions are carried out in the order given.
///
/// @param <W> the wants of the surroundings
/// @param <C> their connections
public sealed interface PoolAction<W extends Want<C>, C extends PoolConnection> {
  /// Start to dial on behalf of a want; ask [GoTransportPool#dialIsWanted] just before.
  record StartDial<W extends Want<C>, C extends PoolConnection>(W want, DialCause cause)
      implements PoolAction<W, C> {}

  /// A connection was given to a want. `reused` is the pool's mark at that moment.
  record Deliver<W extends Want<C>, C extends PoolConnection>(W want, C connection, boolean reused)
      implements PoolAction<W, C> {}

  /// A want's own dial failed before anything else settled it.
  record Fail<W extends Want<C>, C extends PoolConnection>(W want) implements PoolAction<W, C> {}

  /// Close a connection's socket, for its [PoolConnection#closeReason]. Its permit has been given
  /// back already.
  record Close<W extends Want<C>, C extends PoolConnection>(C connection)
      implements PoolAction<W, C> {}

  /// Call [GoTransportPool#idleTimerFired] at a ticker reading; replaces the connection's earlier
  /// timer.
  record ArmIdleTimer<W extends Want<C>, C extends PoolConnection>(C connection, long atNanos)
      implements PoolAction<W, C> {}
}
