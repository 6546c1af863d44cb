package dev.poolscope.client.go;

import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.DialAbortedException;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.TracedConnection;
import java.io.IOException;
import java.net.InetSocketAddress;

/// One dial of the `go` rules, begun already. It belongs to a want, but its connection may serve
/// another: the pool decides when it has succeeded (Go pool reference, section 5).
///
/// Threading: run once by a virtual thread of its own, which stays with the connection.
final class GoDial implements Runnable {
  private final GoWant want;
  private final TracedConnection traced;
  private final GoConnections connections;
  private final Dials dials;
  private final Dialer dialer;
  private final Exchanges.Opener opener;

  GoDial(
      GoWant want,
      TracedConnection traced,
      GoConnections connections,
      Dials dials,
      Dialer dialer,
      Exchanges.Opener opener) {
    this.want = want;
    this.traced = traced;
    this.connections = connections;
    this.dials = dials;
    this.dialer = dialer;
    this.opener = opener;
  }

  @Override
  public void run() {
    try {
      dial();
    } finally {
      dials.threadEnds();
    }
  }

  private void dial() {
    CountingSocket socket;
    try {
      socket = dialer.socket(traced, want.call().request().source());
    } catch (IOException e) {
      traced.dialFailed(e);
      dials.failed(want, e);
      return;
    }
    Slot slot = new Slot(connections, want.key(), traced, socket);
    dials.underWay(want.call(), socket);
    IOException error = null;
    try {
      socket.dial(InetSocketAddress.createUnresolved(want.key().host(), want.key().port()), 0);
    } catch (IOException e) {
      error = e;
    }
    dials.returned(want.call(), socket);
    if (socket.isAborted()) {
      dials.failed(want, new DialAbortedException(error));
    } else if (error != null) {
      dials.failed(want, error);
    } else {
      connections.dialed(want, slot);
      slot.exchanges().carryOut(opener, want.call().okRequest());
    }
  }
}
