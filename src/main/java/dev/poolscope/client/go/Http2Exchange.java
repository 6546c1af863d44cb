package dev.poolscope.client.go;

import dev.poolscope.client.BodyReader;
import dev.poolscope.client.Outcomes;
import dev.poolscope.client.http2.FramedStream;
import dev.poolscope.client.http2.StreamListener;
import dev.poolscope.client.http2.StreamRefusedException;
import dev.poolscope.client.socket.AttemptException;
import dev.poolscope.client.socket.Failures;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.FailureKind;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// One attempt of a request on a stream of an HTTP/2 connection.
///
/// A stream is over, and makes room for another, as soon as the request is written and the server
/// has ended its side of it, whether or not the caller has read the body by then; or when it is
/// reset, which harms no other stream (`cleanupWriteRequest` in `net/http/h2_bundle.go`).
///
/// Threading: run once by a virtual thread of its own; the flags of what has come are guarded by
/// the lock of [GuardedPool].
final class Http2Exchange implements Runnable, StreamListener {
  private final GoCall call;
  private final Http2Link link;
  private final Owner owner;
  private volatile @Nullable FramedStream stream;
  private volatile boolean reset;
  private volatile boolean headerTimeout;

  /// Whether the whole request has been written.
  boolean written;

  /// Whether the headers of the response have come.
  boolean headers;

  /// Whether the server has ended its side of the stream.
  boolean ended;

  /// Whether it no longer holds its connection.
  boolean released;

  Http2Exchange(GoCall call, Http2Link link, Owner owner) {
    this.call = call;
    this.link = link;
    this.owner = owner;
  }

  GoCall call() {
    return call;
  }

  Http2Link link() {
    return link;
  }

  @Override
  public void headersArrived() {
    owner.headersArrived(this);
  }

  @Override
  public void ended() {
    owner.ended(this);
  }

  /// The time for the response's headers is over.
  void headersTimedOut() {
    headerTimeout = true;
    reset();
  }

  /// Ends its stream on both sides, wherever it is.
  void reset() {
    reset = true;
    FramedStream open = stream;
    if (open != null) {
      open.reset();
    }
  }

  @Override
  public void run() {
    call.holds(link.id());
    CallOutcome outcome;
    try {
      outcome = exchange();
    } catch (IOException e) {
      IOException failure = failureOf(e);
      owner.over(this);
      if (mayBeRepeated(e) && owner.repeat(this, failure)) {
        return;
      }
      outcome = call.failed(failure, 0, 0);
    } catch (RuntimeException | Error e) {
      call.breakOff(e);
      throw e;
    }
    call.end(outcome);
  }

  private CallOutcome exchange() throws IOException {
    Request request = forHttp2(call.okRequest());
    RequestBody body = request.body();
    FramedStream opened = link.framing().open(request, hasContent(body), this);
    stream = opened;
    if (reset) {
      opened.reset();
    }
    if (body != null && hasContent(body)) {
      try (BufferedSink sink = Okio.buffer(opened.requestBody())) {
        body.writeTo(sink);
      }
    }
    owner.written(this);
    return read(opened.response(request));
  }

  private CallOutcome read(Response response) {
    BodyReader body = new BodyReader(response);
    BodyHandling handling = call.settings().body();
    try {
      body.read(handling);
    } catch (IOException e) {
      owner.over(this);
      return call.failed(failureOf(e), response.code(), body.bytesRead());
    }
    if (handling != BodyHandling.LEAVE) {
      owner.over(this);
    }
    return call.cutOffBy() == null
        ? Outcomes.of(response.code(), body.bytesRead())
        : call.failed(new IOException("cut off"), response.code(), body.bytesRead());
  }

  private IOException failureOf(IOException error) {
    FailureKind kind = call.cancelledBy() != null ? call.cancelledBy() : call.cutOffBy();
    if (kind != null) {
      return new AttemptException(kind, null, error);
    }
    if (headerTimeout) {
      return new AttemptException(FailureKind.HEADER_TIMEOUT, null, error);
    }
    if (link.isPeerClosed()) {
      String detail =
          link.isGoneAway()
              ? "the server sent GOAWAY and closed the connection"
              : "the server closed the connection";
      return new AttemptException(FailureKind.EOF, detail, error);
    }
    return new AttemptException(Failures.kindOf(error), Failures.detailOf(error), error);
  }

  /// Whether Go opens another stream for the request (`http2shouldRetryRequest`): nothing of it was
  /// sent, or the server says that it has not processed it.
  private boolean mayBeRepeated(IOException error) {
    if (call.cancelledBy() != null || call.cutOffBy() != null || headerTimeout) {
      return false;
    }
    return error instanceof StreamRefusedException refused
        && (refused.isUnsent() || call.request().bodyIsReplayable());
  }

  private static boolean hasContent(@Nullable RequestBody body) {
    try {
      return body != null && body.contentLength() != 0;
    } catch (IOException _) {
      return true;
    }
  }

  /// What OkHttp adds on the way to its own connections.
  private static Request forHttp2(Request request) throws IOException {
    HttpUrl url = request.url();
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    boolean usualPort = url.port() == HttpUrl.defaultPort(url.scheme());
    Request.Builder builder =
        request.newBuilder().header("Host", usualPort ? host : host + ":" + url.port());
    RequestBody body = request.body();
    if (body != null && body.contentLength() >= 0) {
      builder.header("Content-Length", Long.toString(body.contentLength()));
    }
    return builder.build();
  }

  /// What it tells and asks the connections of its client. Safe for use by any thread.
  interface Owner {
    /// The whole request has been written.
    void written(Http2Exchange exchange);

    /// Headers of the response have come.
    void headersArrived(Http2Exchange exchange);

    /// The server has ended its side of the stream.
    void ended(Http2Exchange exchange);

    /// The caller has what it wanted: if the stream is open still it is reset.
    void over(Http2Exchange exchange);

    /// Sends the request again, at once or after a while.
    ///
    /// @return false if it has been repeated too often
    boolean repeat(Http2Exchange exchange, IOException failure);
  }
}
