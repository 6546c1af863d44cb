package dev.poolscope.client;

import dev.poolscope.model.DialCause;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/// One dial of the `go` rules. It belongs to a want, but its connection may serve another: the pool
/// decides when it has succeeded (Go pool reference, section 5).
///
/// Threading: begun once, by any thread; it goes on in a virtual thread of its own.
final class GoDial {
  private final GoConnections connections;
  private final Dialer dialer;
  private final GoWant want;
  private final DialCause cause;

  GoDial(GoConnections connections, Dialer dialer, GoWant want, DialCause cause) {
    this.connections = connections;
    this.dialer = dialer;
    this.want = want;
    this.cause = cause;
  }

  /// Begins the dial if it is still wanted, without waiting for the network.
  ///
  /// @return the thread on which it goes on, to be started; empty if it is no longer wanted
  Optional<Thread> begin() {
    if (!connections.mayDial(want)) {
      connections.dialEnded();
      return Optional.empty();
    }
    TracedConnection traced = dialer.trace(want.key(), want.request(), cause);
    traced.dialStarted();
    return Optional.of(Thread.ofVirtual().unstarted(() -> run(traced)));
  }

  /// Begins the dial and goes on with it.
  void beginAlone() {
    begin().ifPresent(Thread::start);
  }

  private void run(TracedConnection traced) {
    try {
      dial(traced);
    } finally {
      connections.dialEnded();
    }
  }

  private void dial(TracedConnection traced) {
    CountingSocket socket;
    try {
      socket = dialer.socket(traced, want.call().request().source());
    } catch (IOException e) {
      traced.dialFailed(e);
      connections.dialFailed(want, e);
      return;
    }
    Slot slot = new Slot(connections, want.key(), traced, socket);
    connections.dialBegins(want.call(), socket);
    IOException error = null;
    try {
      socket.dial(InetSocketAddress.createUnresolved(want.key().host(), want.key().port()), 0);
    } catch (IOException e) {
      error = e;
    }
    connections.dialReturned(want.call(), socket);
    if (socket.isAborted()) {
      connections.dialFailed(want, new DialAbortedException(error));
    } else if (error != null) {
      connections.dialFailed(want, error);
    } else {
      connections.dialSucceeded(want, slot);
    }
  }
}
