package dev.poolscope.client.go;

import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.Http2Connection;
import dev.poolscope.time.Scheduler;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.BufferedSocket;
import okhttp3.internal.http2.Http2Stream;
import okhttp3.internal.http2.Settings;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// One HTTP/2 connection of the `go` rules: what the pool decides about, the socket beneath it, and
/// OkHttp's framing on it.
///
/// Threading: `exchanges`, `reason` and `idleTimer` are guarded by the lock of [GuardedPool], the
/// streams by this.
final class Http2Link extends Http2Connection
    implements TracedConnection.Owner, Http2Frames.Listener {
  private final Owner owner;
  private final TracedConnection traced;
  private final CountingSocket socket;
  private final CompletableFuture<okhttp3.internal.http2.Http2Connection> framing =
      new CompletableFuture<>();
  private final Map<Integer, Http2Exchange> byStream = new HashMap<>();

  /// The streams of which it was told which exchange they belong to.
  private final BitSet known = new BitSet();

  /// What came on streams before that.
  private final Map<Integer, Early> early = new HashMap<>();

  private volatile boolean inTlsHandshake;
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
    inTlsHandshake = true;
    Socket encrypted = tls.shakeHands(socket, key(), traced);
    inTlsHandshake = false;
    return encrypted;
  }

  void protocolChosen(String protocol) {
    traced.protocolChosen(protocol);
  }

  /// Begins to speak HTTP/2.
  ///
  /// @param over the socket, or what TLS has made of it
  void start(Socket over, TaskRunner tasks) {
    try {
      okhttp3.internal.http2.Http2Connection connection =
          new okhttp3.internal.http2.Http2Connection.Builder(true, tasks)
              .socket(new Framed(over), key().host())
              .listener(new SettingsListener())
              .build();
      connection.start(true);
      framing.complete(connection);
    } catch (IOException e) {
      framing.completeExceptionally(e);
      close();
    }
  }

  /// OkHttp's framing, once it has begun.
  okhttp3.internal.http2.Http2Connection framing() throws IOException {
    try {
      return framing.join();
    } catch (CompletionException e) {
      throw new IOException("the connection broke before its first request", e.getCause());
    }
  }

  /// Tells which exchange a stream belongs to; what has come on it before is told at once.
  void opened(Http2Exchange exchange, Http2Stream stream) {
    Early before;
    synchronized (this) {
      byStream.put(stream.getId(), exchange);
      known.set(stream.getId() / 2);
      before = early.remove(stream.getId());
    }
    if (before != null) {
      exchange.headersArrived();
      if (before == Early.ENDED) {
        forget(stream.getId());
        exchange.ended();
      }
    }
  }

  /// Nothing that still comes on a stream matters.
  void forget(Http2Stream stream) {
    forget(stream.getId());
  }

  private synchronized void forget(int stream) {
    byStream.remove(stream);
  }

  /// Whether the peer's end was seen.
  boolean isPeerClosed() {
    return peerClosed;
  }

  boolean isOpen() {
    return !socket.isClosed();
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
  public void headers(int stream) {
    Http2Exchange exchange = exchangeOf(stream, Early.HEADERS);
    if (exchange != null) {
      exchange.headersArrived();
    }
  }

  @Override
  public void ended(int stream) {
    Http2Exchange exchange = exchangeOf(stream, Early.ENDED);
    if (exchange != null) {
      forget(stream);
      exchange.ended();
    }
  }

  private synchronized @Nullable Http2Exchange exchangeOf(int stream, Early news) {
    Http2Exchange exchange = byStream.get(stream);
    if (exchange == null && !known.get(stream / 2)) {
      early.put(stream, news);
    }
    return exchange;
  }

  @Override
  public void goAway() {
    owner.goAway(this);
  }

  @Override
  public CloseReason closing() {
    return inTlsHandshake ? CloseReason.TLS_FAILED : owner.closing(this);
  }

  @Override
  public void closed() {
    owner.closed(this);
  }

  @Override
  public void peerClosed() {
    peerClosed = true;
  }

  private enum Early {
    HEADERS,
    ENDED
  }

  private final class SettingsListener extends okhttp3.internal.http2.Http2Connection.Listener {
    private static final int MAX_STREAMS = Settings.MAX_CONCURRENT_STREAMS;

    @Override
    public void onStream(Http2Stream pushed) {
      pushed.closeLater(okhttp3.internal.http2.ErrorCode.REFUSED_STREAM);
    }

    @Override
    public void onSettings(okhttp3.internal.http2.Http2Connection connection, Settings settings) {
      owner.settings(Http2Link.this, settings.isSet(MAX_STREAMS) ? settings.get(MAX_STREAMS) : -1);
    }
  }

  /// The socket as OkHttp's framing uses it; closing any part of it closes ours, without waiting
  /// for what TLS has still to say.
  private final class Framed implements BufferedSocket {
    private final BufferedSource source;
    private final BufferedSink sink;

    Framed(Socket over) throws IOException {
      source = Okio.buffer(Okio.source(new Http2Frames(over.getInputStream(), Http2Link.this)));
      OutputStream out =
          new FilterOutputStream(over.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
              out.write(bytes, offset, count);
            }

            @Override
            public void close() {
              Http2Link.this.close();
            }
          };
      sink = Okio.buffer(Okio.sink(out));
    }

    @Override
    public BufferedSource getSource() {
      return source;
    }

    @Override
    public BufferedSink getSink() {
      return sink;
    }

    @Override
    public void cancel() {
      close();
    }
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
