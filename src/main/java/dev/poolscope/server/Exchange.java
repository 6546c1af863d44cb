package dev.poolscope.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// One request with its response and where it came from; completed as a callback, once, when the
/// response was written or cannot be.
record Exchange(
    Request request,
    Response response,
    EndPoint endPoint,
    AcceptedSocket socket,
    RequestOrdinals ordinals,
    Callback whenDone)
    implements Callback {
  private static final int DISCARD_BYTES = 1024;

  @Override
  public void succeeded() {
    socket.requestEnded();
    whenDone.succeeded();
    socket.endIfAged();
  }

  @Override
  public void failed(Throwable cause) {
    socket.requestEnded();
    whenDone.failed(cause);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /// Whether the connection carries other requests at the same time.
  boolean isMultiplexed() {
    return version().getVersion() >= HttpVersion.HTTP_2.getVersion();
  }

  /// Whether the client's protocol has chunked bodies: that of HTTP/1.1 alone.
  boolean takesChunks() {
    return version() == HttpVersion.HTTP_1_1;
  }

  boolean isHead() {
    return HttpMethod.HEAD.is(request.getMethod());
  }

  /// Leaves the request unanswered until the client closes the connection, then lets go of both.
  /// Whatever the client still sends is thrown away: no response can follow it.
  void waitForClientToLeave() {
    if (isMultiplexed()) {
      request.addFailureListener(this::failed);
    } else {
      endPoint.fillInterested(
          Callback.from(InvocationType.NON_BLOCKING, this::discardInput, this::failed));
    }
  }

  private HttpVersion version() {
    return request.getConnectionMetaData().getHttpVersion();
  }

  private void discardInput() {
    ByteBuffer trash = BufferUtil.allocate(DISCARD_BYTES);
    try {
      int filled = endPoint.fill(trash);
      while (filled > 0) {
        BufferUtil.clear(trash);
        filled = endPoint.fill(trash);
      }
      if (filled == 0) {
        waitForClientToLeave();
        return;
      }
      endPoint.close();
      failed(clientLeft());
    } catch (IOException e) {
      endPoint.close(e);
      failed(e);
    }
  }

  private static EofException clientLeft() {
    return new EofException("the client closed before it was answered");
  }
}
