package dev.poolscope.client.go;

import dev.poolscope.client.ResponseRules;
import dev.poolscope.client.socket.AttemptException;
import dev.poolscope.client.socket.Failures;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One attempt of a request over one connection under the `go` rules: what has been seen of the
/// exchange so far, from which follows whether the connection may be returned (Go pool reference,
/// section 7), why it is closed (section 11) and whether the request may be repeated (section 10).
///
/// Threading: used by the request's thread; a deadline, the end of the run or the watcher may look
/// at it from others, so flags are volatile.
final class Attempt {
  private final GoCall call;
  private final Slot slot;
  private final Owner owner;
  private final long bytesOutBefore;
  private volatile boolean writing;
  private volatile boolean sent;
  private volatile boolean firstByte;
  private volatile boolean headers;
  private volatile int status;
  private volatile boolean hasBody;
  private volatile @Nullable CloseReason endsConnection;
  private volatile boolean writeFailed;
  private volatile boolean readFailed;
  private volatile boolean inTlsHandshake;
  private volatile boolean closedEarly;
  private volatile boolean headerTimeout;
  private final ResponseHeadScanner headScanner = new ResponseHeadScanner();
  private volatile boolean upgraded;
  private volatile long bodyBytes;
  private volatile boolean exchangeEnded;
  private Scheduler.@Nullable Timer handshakeTimer;
  private Scheduler.@Nullable Timer headerTimer;

  /// Used by the connection's thread only.
  private @Nullable Drain drain;

  Attempt(GoCall call, Slot slot, Owner owner) {
    this.call = call;
    this.slot = slot;
    this.owner = owner;
    this.bytesOutBefore = slot.socket().bytesOut();
  }

  GoCall call() {
    return call;
  }

  Slot slot() {
    return slot;
  }

  /// OkHttp has begun to write the request; it will not read before all of it is written.
  void writing() {
    writing = true;
  }

  /// OkHttp is about to read: if it has written a request, that is sent.
  void reading() {
    if (sent || !writing || writeFailed) {
      return;
    }
    sent = true;
    publish(new PoolEvent.RequestSent(call.host(), slot.id(), call.number()));
    long limit = call.settings().responseHeaderTimeoutNanos();
    headerTimer = limitedBy(limit, FailureKind.HEADER_TIMEOUT, CloseReason.RESPONSE_HEADER_TIMEOUT);
  }

  void bytesRead(byte[] buffer, int offset, int count) {
    if (sent && !slot.isTls()) {
      headScanner.arrived(buffer, offset, count);
      firstByteSeen();
    }
  }

  /// Whether bytes have been read that are not part of the response; bodies sent in chunks cannot
  /// be told from what follows them.
  boolean readTooMuch() {
    return bodyBytes >= 0 && headScanner.bytesBehind() > bodyBytes;
  }

  void headersRead(Response response) {
    firstByteSeen();
    cancel(headerTimer);
    status = response.code();
    hasBody = ResponseRules.hasBody(response);
    bodyBytes = hasBody ? ResponseRules.contentLength(response) : 0;
    endsConnection = ResponseRules.endReason(response);
    slot.traced().answered(ResponseRules.isHttp10(response));
    upgraded = ResponseRules.switchesProtocols(response);
    headers = true;
  }

  void tlsStarted() {
    inTlsHandshake = true;
    slot.traced().tlsStarted();
    long limit = call.settings().tlsHandshakeTimeoutNanos();
    handshakeTimer = limitedBy(limit, FailureKind.TLS_HANDSHAKE_TIMEOUT, CloseReason.TLS_FAILED);
  }

  void tlsEnded(String version) {
    inTlsHandshake = false;
    cancel(handshakeTimer);
    slot.traced().tlsEnded(version);
  }

  void requestFailed() {
    writeFailed = true;
  }

  void responseFailed() {
    readFailed = true;
  }

  private Scheduler.@Nullable Timer limitedBy(long nanos, FailureKind kind, CloseReason reason) {
    return nanos <= 0 ? null : owner.limit(this, nanos, kind, reason);
  }

  /// The time that something had is over: whether it has not come.
  ///
  /// @param kind how the request fails then
  boolean isTooLate(FailureKind kind) {
    if (kind == FailureKind.TLS_HANDSHAKE_TIMEOUT) {
      return inTlsHandshake;
    }
    headerTimeout = !headers;
    return headerTimeout;
  }

  /// The response's status; 0 before its headers have come.
  int status() {
    return status;
  }

  /// Whether a response without a body has come, whatever OkHttp makes of it: it refuses a 204 that
  /// announces a length, which Go takes.
  boolean isAnsweredWithoutBody() {
    return headers && status == ResponseRules.NO_CONTENT && !headerTimeout;
  }

  /// Whether the response has a body for the caller to read.
  boolean hasBody() {
    return hasBody;
  }

  /// OkHttp has read all that belongs to the response.
  void exchangeEnded() {
    exchangeEnded = true;
  }

  /// Whether OkHttp has read all that belongs to the response, so that it would go on with another.
  boolean isExchangeEnded() {
    return exchangeEnded;
  }

  /// The exchange is complete for the caller too: the connection is returned, or closed if it may
  /// not be used again.
  void finish() {
    if (mayBeReturned()) {
      owner.giveBack(this);
    } else {
      end();
    }
  }

  /// The caller closes the body before its end. Go closes the connection, or reads on: that is for
  /// [#readOn], after the caller was told.
  void closeEarly(Response response) {
    if (owner.readsOnAfterClose() && Drain.isTriedWith(response)) {
      closedEarly = true;
      drain = new Drain(this, response, owner.endLater(this, Drain.MOST_NANOS));
    } else {
      closeUnread(response);
    }
  }

  /// Closes the connection with its body unread. Ours goes first, so that OkHttp has nothing to
  /// drain.
  void closeUnread(Response response) {
    closedEarly = true;
    close(response);
  }

  /// Reads on in a body that was closed early, where Go does; does nothing elsewhere.
  void readOn() {
    Drain begun = drain;
    if (begun != null) {
      begun.run();
    }
  }

  /// Whether the caller has closed the body before its end, so that the request is over.
  boolean isClosedEarly() {
    return closedEarly;
  }

  /// The body that was closed early has been read to its end.
  void drained() {
    closedEarly = false;
    finish();
  }

  /// Closes the connection and, behind it, what OkHttp still has of the response.
  void close(Response response) {
    end();
    response.close();
  }

  /// Closes the connection, if its request holds it still, for what has been seen so far.
  void end() {
    owner.end(this, closeReason());
  }

  /// Whether the connection may serve another request (section 7).
  private boolean mayBeReturned() {
    return headers
        && endsConnection == null
        && !asksToClose()
        && !upgraded
        && !writeFailed
        && !readFailed
        && !closedEarly
        && !headerTimeout
        && call.cancelledBy() == null;
  }

  /// Why the connection is closed if it is closed now (section 11).
  CloseReason closeReason() {
    FailureKind cancelled = call.cancelledBy();
    if (cancelled == FailureKind.RUN_ENDED) {
      return CloseReason.RUN_ENDED;
    }
    if (cancelled != null) {
      return CloseReason.REQUEST_CANCELLED;
    }
    if (headerTimeout) {
      return CloseReason.RESPONSE_HEADER_TIMEOUT;
    }
    if (inTlsHandshake) {
      return CloseReason.TLS_FAILED;
    }
    if (!headers) {
      return reasonBeforeHeaders();
    }
    if (upgraded) {
      return CloseReason.UPGRADED;
    }
    if (closedEarly) {
      return CloseReason.BODY_NOT_DRAINED;
    }
    if (readFailed) {
      return CloseReason.IO_ERROR;
    }
    if (writeFailed) {
      return CloseReason.WRITE_ERROR;
    }
    if (asksToClose()) {
      return CloseReason.KEEPALIVE_DISABLED;
    }
    CloseReason ofResponse = endsConnection;
    if (ofResponse != null) {
      return ofResponse;
    }
    // OkHttp refused the response: a 204 for its length, behind which no body is expected.
    return isAnsweredWithoutBody() ? CloseReason.UNSOLICITED_DATA : CloseReason.IO_ERROR;
  }

  /// Whether the request asked the server to close, because the client keeps nothing alive.
  private boolean asksToClose() {
    return call.settings().limits().disableKeepAlives();
  }

  private CloseReason reasonBeforeHeaders() {
    if (firstByte) {
      return CloseReason.IO_ERROR;
    }
    return sent && !writeFailed ? CloseReason.SERVER_CLOSED_IN_USE : CloseReason.WRITE_ERROR;
  }

  /// The exchange failed: what the caller is told.
  AttemptException failed(IOException error) {
    cancel(handshakeTimer);
    cancel(headerTimer);
    FailureKind cancelled = call.cancelledBy();
    if (cancelled != null) {
      return new AttemptException(cancelled, null, error);
    }
    FailureKind cutOff = call.cutOffBy();
    if (cutOff != null) {
      return new AttemptException(cutOff, null, error);
    }
    if (headerTimeout) {
      return new AttemptException(FailureKind.HEADER_TIMEOUT, null, error);
    }
    return new AttemptException(Failures.kindOf(error), Failures.detailOf(error), error);
  }

  /// Whether the request may be sent again after this attempt failed (section 10).
  boolean mayBeRepeated() {
    if (!slot.isReused()
        || call.cancelledBy() != null
        || call.cutOffBy() != null
        || headerTimeout
        || inTlsHandshake
        || firstByte) {
      return false;
    }
    boolean nothingWritten = slot.socket().bytesOut() == bytesOutBefore;
    return nothingWritten
        ? call.request().bodyIsReplayable()
        : sent && !writeFailed && call.request().isReplayable();
  }

  private void firstByteSeen() {
    if (!firstByte) {
      firstByte = true;
      publish(new PoolEvent.FirstByte(call.host(), slot.id(), call.number()));
    }
  }

  private static void cancel(Scheduler.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  private void publish(PoolEvent event) {
    call.publish(event);
  }

  /// What it asks of the connections of its client. Safe for use by any thread.
  interface Owner {
    /// A request gives its connection back for others to use (Go pool reference, sections 6 to 8).
    void giveBack(Attempt attempt);

    /// A request's connection ends. Does nothing if the request holds it no longer.
    void end(Attempt attempt, CloseReason reason);

    /// Whether a body that was closed before its end is read on.
    boolean readsOnAfterClose();

    /// Ends the connection of an attempt after a while, if it still holds it then.
    Scheduler.Timer endLater(Attempt attempt, long nanos);

    /// Fails the request of an attempt and ends its connection after a while, if it is too late
    /// then.
    Scheduler.Timer limit(Attempt attempt, long nanos, FailureKind kind, CloseReason reason);
  }
}
