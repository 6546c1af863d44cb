package dev.poolscope.client.okhttp;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.Quiet;
import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.client.socket.UnconnectedSocketFactory;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.HostKey;
import dev.poolscope.trace.EventSink;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.SocketFactory;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/// The open connections of the `okhttp` rules, and the socket factory that counts them.
///
/// Threading: safe for use by any thread; `lock` is for whoever waits for the last close.
final class OkConnections {
  private static final ThreadLocal<@Nullable OkCall> CURRENT = new ThreadLocal<>();

  /// The call for which the current thread is about to ask for a socket.
  private static final ThreadLocal<@Nullable OkCall> DIALING = new ThreadLocal<>();

  private final ClientContext context;
  private final Dialer dialer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final SocketFactory sockets = new CountedSockets();
  private final Map<Socket, OkConnection> bySocket = new ConcurrentHashMap<>();

  /// The connections whose TLS sockets OkHttp has shown.
  private final Map<Socket, OkConnection> beneathTls = new ConcurrentHashMap<>();

  private volatile @Nullable CloseReason ordered;

  OkConnections(ClientContext context, Dialer dialer) {
    this.context = context;
    this.dialer = dialer;
  }

  EventSink events() {
    return context.events();
  }

  /// The call that the current thread runs, or null on OkHttp's own threads.
  static @Nullable OkCall currentCall() {
    return CURRENT.get();
  }

  static void enter(OkCall call) {
    CURRENT.set(call);
  }

  static void leave() {
    CURRENT.remove();
  }

  /// From now on every close that nothing else explains has this reason; null for no such order.
  void order(@Nullable CloseReason reason) {
    ordered = reason;
  }

  /// The reason that an order from outside gives for a close, or null.
  @Nullable CloseReason orderedReason() {
    return ordered;
  }

  /// The connection behind one of OkHttp's, or null if it is closed by now.
  ///
  /// @param dialed what the call that asks has dialed last, most likely the one
  @Nullable OkConnection of(Connection connection, @Nullable OkConnection dialed) {
    Socket shown = connection.socket();
    OkConnection plain = bySocket.get(shown);
    if (plain != null) {
      return plain;
    }
    OkConnection known = beneathTls.get(shown);
    return known != null ? known : beneathTls(shown, dialed);
  }

  /// OkHttp shows the TLS socket, not ours beneath it; both have the same two ends. Looked for once
  /// for each connection.
  private @Nullable OkConnection beneathTls(Socket shown, @Nullable OkConnection dialed) {
    OkConnection found = dialed;
    if (dialed == null || !haveSameEnds(dialed.socket(), shown)) {
      found =
          bySocket.values().stream()
              .filter(connection -> haveSameEnds(connection.socket(), shown))
              .findFirst()
              .orElse(null);
    }
    if (found != null) {
      found.shownAs(shown);
      beneathTls.put(shown, found);
      if (!bySocket.containsKey(found.socket())) {
        // Closed meanwhile.
        beneathTls.remove(shown);
      }
    }
    return found;
  }

  private static boolean haveSameEnds(Socket ours, Socket shown) {
    return ours.getLocalPort() == shown.getLocalPort()
        && ours.getPort() == shown.getPort()
        && Objects.equals(ours.getInetAddress(), shown.getInetAddress());
  }

  void sent(OkConnection connection, OkCall call) {
    if (call.markSent()) {
      events().publish(new PoolEvent.RequestSent(call.host(), connection.id(), call.number()));
    }
  }

  void firstByte(OkConnection connection, OkCall call) {
    if (call.markFirstByte()) {
      events().publish(new PoolEvent.FirstByte(call.host(), connection.id(), call.number()));
    }
  }

  void closed(OkConnection connection) {
    bySocket.remove(connection.socket());
    Socket shown = connection.shown();
    if (shown != null) {
      beneathTls.remove(shown);
    }
    lock.lock();
    try {
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Closes a connection by hand; the calls that use it fail. OkHttp goes on to count an idle one
  /// until it looks for a connection to that host again.
  ///
  /// @return whether it was open
  boolean closeByHand(long id) {
    return open().stream()
        .filter(connection -> connection.id() == id)
        .anyMatch(OkConnection::closeByHand);
  }

  /// Closes every connection that is still open.
  void closeAll() {
    open().forEach(OkConnection::close);
  }

  private List<OkConnection> open() {
    return List.copyOf(bySocket.values());
  }

  /// Whether no connection is open or being dialed.
  boolean isEmpty() {
    return bySocket.isEmpty();
  }

  /// Waits until no connection is open; false if some still are after that time.
  boolean awaitNone(Duration atMost) {
    return Quiet.await(lock, fewer, bySocket::isEmpty, atMost);
  }

  /// The factory of the sockets that OkHttp dials, on threads of its own.
  SocketFactory sockets() {
    return sockets;
  }

  /// The next socket that the current thread asks for is for this call. The factory cannot belong
  /// to the call: a retry dials with that of the call that dialed the failed connection
  /// (`RealRoutePlanner.retryRoute`).
  static void dialsFor(OkCall call) {
    DIALING.set(call);
  }

  private final class CountedSockets extends UnconnectedSocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      OkCall call = Objects.requireNonNull(DIALING.get());
      DIALING.remove();
      HostKey key = HostKey.of(call.request().url());
      TracedConnection traced = dialer.trace(key, call.number(), call.causeOfDial());
      CountingSocket socket;
      try {
        socket = dialer.socket(traced, key, call.request().source());
      } catch (IOException e) {
        traced.dialStarted();
        traced.dialFailed(e);
        throw e;
      }
      var _ = new OkConnection(traced, socket, OkConnections.this, call, context.ticker());
      return socket;
    }
  }

  /// A dial begins.
  void dialStarted(OkConnection connection) {
    bySocket.put(connection.socket(), connection);
  }

  /// A dial that failed leaves no connection.
  void dialFailed(OkConnection connection) {
    closed(connection);
  }
}
