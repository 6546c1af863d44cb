package dev.poolscope.client.go;

import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.DialAbortedException;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.PoolAction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One dial of the `go` rules. It belongs to a want, but its connection may serve another: the pool
/// decides when it has succeeded (Go pool reference, section 5).
///
/// Threading: run once by a virtual thread of its own, which stays with the connection.
final class GoDial implements Runnable {
  private final GoWant want;
  private final DialCause cause;
  private final CountDownLatch toBegin;
  private final GoConnections connections;
  private final Dials dials;
  private final Dialer dialer;
  private final Exchanges.Opener opener;

  /// @param toBegin counts the dials that have not begun and that this one waits for
  GoDial(
      PoolAction.StartDial<GoWant, Slot> start,
      CountDownLatch toBegin,
      GoConnections connections,
      Dials dials,
      Dialer dialer,
      Exchanges.Opener opener) {
    this.want = start.want();
    this.cause = start.cause();
    this.toBegin = toBegin;
    this.connections = connections;
    this.dials = dials;
    this.dialer = dialer;
    this.opener = opener;
  }

  @Override
  public void run() {
    try {
      TracedConnection traced = begin();
      if (traced != null) {
        dial(traced);
      }
    } catch (RuntimeException | Error e) {
      connections.cancel(want.call(), FailureKind.OTHER, FailureKind.OTHER);
      throw e;
    } finally {
      dials.threadEnds();
    }
  }

  /// Begins the dial if it is still wanted, and waits until those asked for together have begun.
  private @Nullable TracedConnection begin() {
    TracedConnection traced = null;
    try {
      if (dials.mayBegin(want)) {
        traced = dialer.trace(want.key(), want.request(), cause);
        traced.dialStarted();
      }
    } finally {
      toBegin.countDown();
    }
    try {
      toBegin.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return traced;
  }

  private void dial(TracedConnection traced) {
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
