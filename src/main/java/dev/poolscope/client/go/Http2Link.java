package dev.poolscope.client.go;

import dev.poolscope.client.http2.Framing;
import dev.poolscope.client.http2.FramingListener;
import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.Http2Connection;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One HTTP/2 connection of the `go` rules: what the pool decides about, the socket beneath it, and
/// the framing on it.
///
/// Threading: `exchanges`, `reason` and `idleTimer` are guarded by the lock of [GuardedPool].
final class Http2Link extends Http2Connection implements TracedConnection.Owner, FramingListener {
  private final Owner owner;
  private final TracedConnection traced;
  private final CountingSocket socket;
  private final Framing framing = new Framing(this);
  private volatile boolean tlsFailed;
  private volatile boolean peerClosed;

  /// The exchanges whose streams are open.
  final Set<Http2Exchange> exchanges = new HashSet<>();

  /// Why it is closed, null while it is open.
  @Nullable CloseReason reason;

  /// The timer that ends it when no stream has been open for too long, null while none runs.
  Scheduler.@Nullable Timer idleTimer;

  Http2Link(Owner owner, HostKey key, TracedConnection traced, CountingSocket socket) {
    super(key, traced.id());
    this.owner = owner;
    this.traced = traced;
    this.socket = socket;
    traced.ownedBy(this);
  }

  String host() {
    return traced.host();
  }

  /// Shakes hands; the result has HTTP/2 on it.
  Socket shakeHands(TlsDial tls) throws IOException {
    try {
      return tls.shakeHands(socket, key(), traced);
    } catch (IOException e) {
      tlsFailed = true;
      throw e;
    }
  }

  void protocolChosen(String protocol) {
    traced.protocolChosen(protocol);
  }

  /// HTTP/2 on it.
  Framing framing() {
    return framing;
  }

  /// Whether the peer's end was seen.
  boolean isPeerClosed() {
    return peerClosed;
  }

  /// Closes its socket.
  void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // The socket is gone either way, and its close has been reported.
    }
  }

  @Override
  public void settings(int maxStreams) {
    owner.settings(this, maxStreams);
  }

  @Override
  public void goAway() {
    owner.goAway(this);
  }

  @Override
  public void broken() {
    close();
  }

  @Override
  public CloseReason closing() {
    return tlsFailed ? CloseReason.TLS_FAILED : owner.closing(this);
  }

  @Override
  public void closed() {
    owner.closed(this);
  }

  @Override
  public void peerClosed() {
    peerClosed = true;
  }

  /// What it tells and asks the connections of its client. Safe for use by any thread.
  interface Owner {
    /// The server's settings have come; negative if they name no limit of streams.
    void settings(Http2Link link, int maxStreams);

    /// The server takes no further streams.
    void goAway(Http2Link link);

    /// Somebody is about to close the socket: settles why, and what becomes of its exchanges.
    CloseReason closing(Http2Link link);

    /// The socket is closed for good.
    void closed(Http2Link link);
  }
}
