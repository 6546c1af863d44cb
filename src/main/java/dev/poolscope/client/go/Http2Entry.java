package dev.poolscope.client.go;

import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.pool.HostKey;

/// What the HTTP/1.1 pool keeps of a dial that found HTTP/2 (see
/// [PoolConnection#isShared][dev.poolscope.pool.PoolConnection#isShared]). It has the number of the
/// connection that was dialed, but says nothing about it: that one may have been thrown away.
///
/// Threading: as [Slot].
final class Http2Entry extends Slot {
  Http2Entry(Owner owner, HostKey key, TracedConnection traced, CountingSocket socket) {
    super(owner, key, traced, socket);
  }

  @Override
  public boolean isShared() {
    return true;
  }
}
