package dev.poolscope.client.http2;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Request;
import okhttp3.internal.connection.BufferedSocket;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.Http2Connection;
import okhttp3.internal.http2.Http2ExchangeCodec;
import okhttp3.internal.http2.Http2Stream;
import okhttp3.internal.http2.Settings;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// HTTP/2 on one connection.
///
/// Threading: safe for use by any thread; streams are guarded by this.
public final class Framing implements FrameWatch.Listener {
  private final FramingListener listener;
  private final CompletableFuture<Http2Connection> begun = new CompletableFuture<>();
  private final Map<Integer, StreamListener> byStream = new HashMap<>();

  /// The streams of which it was told who listens to them.
  private final BitSet known = new BitSet();

  /// What came on streams before that.
  private final Map<Integer, Early> early = new HashMap<>();

  /// Framing that is to begin.
  public Framing(FramingListener listener) {
    this.listener = listener;
  }

  /// Begins to speak.
  ///
  /// @param over the connected socket, or what TLS has made of it
  /// @param name the connection's name in OkHttp's logs
  public void begin(Socket over, String name, FramingThreads threads) {
    try {
      Http2Connection connection =
          new Http2Connection.Builder(true, threads.tasks())
              .socket(new Framed(over), name)
              .listener(new SettingsListener())
              .build();
      connection.start(true);
      begun.complete(connection);
    } catch (IOException e) {
      begun.completeExceptionally(e);
      listener.broken();
    }
  }

  /// Opens a stream and sends the head of a request; waits until it has begun to speak.
  ///
  /// @param hasBody whether the request's body follows
  /// @throws StreamRefusedException if the server has said goodbye
  public FramedStream open(Request request, boolean hasBody, StreamListener heard)
      throws IOException {
    Http2Stream stream;
    try {
      stream =
          begun.join().newStream(Http2ExchangeCodec.Companion.http2HeadersList(request), hasBody);
    } catch (ConnectionShutdownException e) {
      throw new StreamRefusedException(true, e);
    } catch (CompletionException e) {
      throw new IOException("the connection broke before its first request", e.getCause());
    }
    listen(stream.getId(), heard);
    return new FramedStream(this, stream);
  }

  private void listen(int stream, StreamListener heard) {
    Early before;
    synchronized (this) {
      byStream.put(stream, heard);
      known.set(stream / 2);
      before = early.remove(stream);
    }
    if (before != null) {
      heard.headersArrived();
      if (before == Early.ENDED) {
        forget(stream);
        heard.ended();
      }
    }
  }

  synchronized void forget(int stream) {
    byStream.remove(stream);
  }

  @Override
  public void headers(int stream) {
    StreamListener heard = listenerOf(stream, Early.HEADERS);
    if (heard != null) {
      heard.headersArrived();
    }
  }

  @Override
  public void ended(int stream) {
    StreamListener heard = listenerOf(stream, Early.ENDED);
    if (heard != null) {
      forget(stream);
      heard.ended();
    }
  }

  private synchronized @Nullable StreamListener listenerOf(int stream, Early news) {
    StreamListener heard = byStream.get(stream);
    if (heard == null && !known.get(stream / 2)) {
      early.put(stream, news);
    }
    return heard;
  }

  @Override
  public void goAway() {
    listener.goAway();
  }

  private enum Early {
    HEADERS,
    ENDED
  }

  private final class SettingsListener extends Http2Connection.Listener {
    @Override
    public void onStream(Http2Stream pushed) {
      pushed.closeLater(ErrorCode.REFUSED_STREAM);
    }

    @Override
    public void onSettings(Http2Connection connection, Settings settings) {
      boolean limits = settings.isSet(Settings.MAX_CONCURRENT_STREAMS);
      listener.settings(limits ? settings.get(Settings.MAX_CONCURRENT_STREAMS) : -1);
    }
  }

  /// The socket as OkHttp uses it. Closing any part of it is told, and waits for nothing that TLS
  /// has still to say.
  private final class Framed implements BufferedSocket {
    private final BufferedSource source;
    private final BufferedSink sink;

    Framed(Socket over) throws IOException {
      source = Okio.buffer(Okio.source(new FrameWatch(over.getInputStream(), Framing.this)));
      OutputStream out =
          new FilterOutputStream(over.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
              out.write(bytes, offset, count);
            }

            @Override
            public void close() {
              listener.broken();
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
      listener.broken();
    }
  }
}
