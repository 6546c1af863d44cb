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
final class Slot extends PoolConnection implements TracedConnection.Owner {
  private final GoConnections connections;
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

  Slot(GoConnections connections, HostKey key, TracedConnection traced, CountingSocket socket) {
    super(key, traced.id());
    this.connections = connections;
    this.traced = traced;
    this.socket = socket;
    this.tls = key.isTls();
    this.exchanges = new Exchanges(this, connections);
    traced.ownedBy(this);
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
    if (connections.isIdle(this)) {
      socket.watch(tls);
    }
  }

  @Override
  public void closed() {
    connections.closed(this);
    exchanges.end();
  }

  @Override
  public CloseReason closing() {
    return connections.socketIsClosing(this);
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
    connections.endedWhileIdle(
        this, timeoutNotice ? CloseReason.SERVER_CLOSED : CloseReason.UNSOLICITED_DATA);
  }

  @Override
  public void peerClosed() {
    connections.endedWhileIdle(this, CloseReason.SERVER_CLOSED);
  }

  private final class HandOverFactory extends UnconnectedSocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return socket.handOver();
    }
  }
}
