package dev.poolscope.client;

import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.PoolConnection;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import org.jspecify.annotations.Nullable;

/// One connection of the `go` rules as OkHttp sees it: a pool that holds nothing else, and a
/// factory that hands out the socket already dialed, once.
///
/// Threading: `user` and `idleTimer` are written under the lock of [GoConnections].
final class Slot extends PoolConnection implements TracedConnection.Owner {
  private static final int FOR_EVER_DAYS = 36_500;

  private final GoConnections connections;
  private final TracedConnection traced;
  private final CountingSocket socket;
  private final boolean tls;
  private final ConnectionPool okPool = new ConnectionPool(1, FOR_EVER_DAYS, TimeUnit.DAYS);
  private final SocketFactory factory = new HandOverFactory();

  /// The attempt that holds the connection.
  volatile @Nullable Attempt user;

  Scheduler.@Nullable Timer idleTimer;

  Slot(
      GoConnections connections,
      HostKey key,
      TracedConnection traced,
      CountingSocket socket) {
    super(key, traced.id());
    this.connections = connections;
    this.traced = traced;
    this.socket = socket;
    this.tls = key.isTls();
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

  ConnectionPool okPool() {
    return okPool;
  }

  SocketFactory factory() {
    return factory;
  }

  /// Closes the socket; what OkHttp still holds of it is dropped.
  void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // The socket is gone either way, and its close has been reported.
    }
    okPool.evictAll();
  }

  /// Drops what OkHttp holds of a closed connection; OkHttp must have let go of it.
  void dropIfClosed() {
    if (closeReason() != null) {
      okPool.evictAll();
    }
  }

  @Override
  public void closed() {
    connections.closed(this);
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
    connections.unexpectedBytes(this, start);
  }

  @Override
  public void peerClosed() {
    connections.peerClosed(this);
  }

  private final class HandOverFactory extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return socket.handOver();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException("sockets are handed over unconnected only");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("sockets are handed over unconnected only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException("sockets are handed over unconnected only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("sockets are handed over unconnected only");
    }
  }
}
