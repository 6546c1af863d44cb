package dev.poolscope.client.go;

import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.client.socket.UnconnectedSocketFactory;
import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.PoolConnection;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// One connection of the `go` rules: what the pool decides about, the socket beneath it, and the
/// exchanges that OkHttp carries out on it, one after the other.
///
/// Threading: `user`, `idleTimer` and `idleTimerNanos` are written under the lock of [GuardedPool].
class Slot extends PoolConnection implements TracedConnection.Owner {
  private final Owner owner;
  private final TracedConnection traced;
  private final CountingSocket socket;
  private final boolean tls;
  private final Exchanges exchanges;
  private final SocketFactory factory = new HandOverFactory();

  /// The attempt that holds the connection.
  volatile @Nullable Attempt user;

  /// The timer that ends it when it has been idle for too long, null while none runs.
  Scheduler.@Nullable Timer idleTimer;

  /// When that timer fires, as a ticker reading.
  long idleTimerNanos;

  Slot(Owner owner, HostKey key, TracedConnection traced, CountingSocket socket) {
    super(key, traced.id());
    this.owner = owner;
    this.traced = traced;
    this.socket = socket;
    this.tls = key.isTls();
    this.exchanges = new Exchanges(this, owner);
  }

  String host() {
    return traced.host();
  }

  TracedConnection traced() {
    return traced;
  }

  CountingSocket socket() {
    return socket;
  }

  boolean isTls() {
    return tls;
  }

  Exchanges exchanges() {
    return exchanges;
  }

  /// Hands the socket to OkHttp, once.
  SocketFactory factory() {
    return factory;
  }

  /// Closes the socket and ends the exchanges.
  void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // The socket is gone either way, and its close has been reported.
    }
    exchanges.end();
  }

  /// Reads ahead if nobody uses the connection, so that the peer's close is noticed at once.
  void watchIfIdle() {
    if (owner.isIdle(this)) {
      socket.watch(tls);
    }
  }

  @Override
  public void closed() {
    owner.closed(this);
    exchanges.end();
  }

  @Override
  public CloseReason closing() {
    return owner.socketIsClosing(this);
  }

  @Override
  public void reading() {
    Attempt current = user;
    if (current != null) {
      current.reading();
    }
  }

  @Override
  public void bytesRead(byte[] buffer, int offset, int count) {
    Attempt current = user;
    if (current != null) {
      current.bytesRead(buffer, offset, count);
    }
  }

  @Override
  public void unexpectedBytes(byte[] start) {
    boolean timeoutNotice = UnsolicitedData.isRequestTimeout(start);
    owner.endedWhileIdle(
        this, timeoutNotice ? CloseReason.SERVER_CLOSED : CloseReason.UNSOLICITED_DATA);
  }

  @Override
  public void peerClosed() {
    owner.endedWhileIdle(this, CloseReason.SERVER_CLOSED);
  }

  private final class HandOverFactory extends UnconnectedSocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return socket.handOver();
    }
  }

  /// What it tells and asks the connections of its client. Safe for use by any thread.
  interface Owner extends Exchanges.Owner {
    /// Whether a connection waits for its next request, so that only its end can come.
    boolean isIdle(Slot slot);

    /// A connection has ended of itself while nobody used it.
    void endedWhileIdle(Slot slot, CloseReason reason);

    /// Somebody is about to close the socket: settles why, and gives the permit back first.
    CloseReason socketIsClosing(Slot slot);

    /// A connection's socket is closed for good.
    void closed(Slot slot);
  }
}
