package dev.poolscope.server;

import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/// Writes one response and decides what becomes of its connection.
///
/// Threading: run once, by any thread.
final class ResponseWriter implements Runnable {
  private static final HttpField TEXT_PLAIN =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain");

  /// The response header that names the server of a backend group, from 1.
  private static final String BACKEND = "X-Backend";

  private final Exchange exchange;
  private final Sample sample;
  private final HeldBack heldBack;

  /// @param heldBack where what is left of a body that trickles waits
  ResponseWriter(Exchange exchange, Sample sample, HeldBack heldBack) {
    this.exchange = exchange;
    this.sample = sample;
    this.heldBack = heldBack;
  }

  @Override
  public void run() {
    exchange.socket().unlessSilent(this::respond);
  }

  private void respond() {
    if (sample.hangUp()) {
      hangUp();
    } else if (sample.reset() == ResetPoint.BEFORE_HEADERS) {
      resetConnection();
    } else {
      answer();
    }
  }

  private void answer() {
    if (sample.endsConnection(exchange.ordinals().ofConnection()) || isLastByAge()) {
      endConnectionAfterwards();
    }
    writeHead();
    if (sample.reset() == ResetPoint.NONE) {
      writeBody();
    } else {
      breakOff();
    }
  }

  /// An HTTP/2 connection was sent its GOAWAY when it had the age.
  private boolean isLastByAge() {
    return exchange.socket().hasAged() && !exchange.isMultiplexed();
  }

  private void writeHead() {
    Response response = exchange.response();
    response.setStatus(sample.status());
    HttpFields.Mutable headers = response.getHeaders();
    if (sample.backends() > 1) {
      headers.put(BACKEND, exchange.socket().backend().number());
    }
    promiseKeepAlive(headers);
    if (!sample.hasBody()) {
      return;
    }
    headers.put(TEXT_PLAIN);
    if (hasLength()) {
      headers.put(HttpHeader.CONTENT_LENGTH, sample.bodyBytes());
    } else if (exchange.takesChunks()) {
      // Said outright, because Jetty needs no chunks where the connection ends anyway.
      headers.put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
    }
  }

  /// Where a response says nothing of the end of its connection.
  private void promiseKeepAlive(HttpFields.Mutable headers) {
    boolean promises =
        exchange.takesChunks()
            && sample.mode() != SampleMode.HTTP10
            && !headers.contains(HttpFields.CONNECTION_CLOSE);
    if (promises && sample.keepAliveHeader().isPositive()) {
      headers.put(HttpHeader.KEEP_ALIVE, "timeout=" + sample.keepAliveHeader().toSeconds());
    }
  }

  private void writeBody() {
    Response response = exchange.response();
    if (!sample.hasBody() || exchange.isHead()) {
      response.write(true, BufferUtil.EMPTY_BUFFER, exchange);
    } else if (sample.bodyDuration().isPositive() && sample.bodyBytes() > 0) {
      new TrickleWriter(response, sample, endOfBody(), heldBack, exchange).start();
    } else if (hasLength() && sample.bodyBytes() <= BodyWriter.BLOCK_BYTES) {
      response.write(true, BodyWriter.pattern((int) sample.bodyBytes()), exchange);
    } else {
      new BodyWriter(response, sample.bodyBytes(), endOfBody(), exchange).iterate();
    }
  }

  private BodyWriter.End endOfBody() {
    return hasLength() ? BodyWriter.End.WITH_LAST_BYTES : BodyWriter.End.OWN_WRITE;
  }

  private void breakOff() {
    Callback thenReset =
        Callback.from(InvocationType.NON_BLOCKING, this::resetConnection, exchange::failed);
    boolean someBody =
        sample.reset() == ResetPoint.MID_BODY && sample.hasBody() && !exchange.isHead();
    if (someBody && sample.bodyBytes() > 1) {
      new BodyWriter(exchange.response(), sample.bodyBytes() / 2, BodyWriter.End.NONE, thenReset)
          .iterate();
    } else {
      exchange.response().write(false, BufferUtil.EMPTY_BUFFER, thenReset);
    }
  }

  private void hangUp() {
    AcceptedSocket.finish(exchange.endPoint());
    exchange.failed(new EofException("the connection was closed, as the behaviour asks for"));
  }

  private void resetConnection() {
    exchange.socket().abort();
    exchange.failed(new EofException("the connection was reset, as the behaviour asks for"));
  }

  private void endConnectionAfterwards() {
    Request request = exchange.request();
    if (exchange.isMultiplexed()) {
      request.addHttpStreamWrapper(this::thenGoAway);
    } else if (sample.mode() == SampleMode.HTTP10) {
      request.addHttpStreamWrapper(stream -> new Http10Stream(stream, exchange.endPoint()));
    } else {
      if (sample.mode() != SampleMode.SILENT_CLOSE) {
        exchange.response().getHeaders().put(HttpFields.CONNECTION_CLOSE);
      }
      request.addHttpStreamWrapper(stream -> new LastStream(stream, exchange.endPoint()));
    }
  }

  private HttpStream thenGoAway(HttpStream stream) {
    var connection = (HTTP2Connection) exchange.request().getConnectionMetaData().getConnection();
    return new HttpStream.Wrapper(stream) {
      @Override
      public void succeeded() {
        super.succeeded();
        // Lets the connection's other streams end first.
        var _ = connection.getSession().shutdown();
      }
    };
  }

  private boolean hasLength() {
    boolean http10 = sample.mode() == SampleMode.HTTP10 && !exchange.isMultiplexed();
    return !sample.chunked() || http10;
  }
}
