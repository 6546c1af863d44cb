package dev.poolscope.client.okhttp;

import dev.poolscope.client.ResponseRules;
import dev.poolscope.client.socket.Failures;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Turns OkHttp's events of one call into ours.
///
/// Threading: called by the call's thread, and by those that dial for it.
final class OkListener extends EventListener {
  private final OkCall call;
  private final OkConnections connections;

  OkListener(OkCall call, OkConnections connections) {
    this.call = call;
    this.connections = connections;
  }

  @Override
  public void connectStart(Call unused, InetSocketAddress address, Proxy proxy) {
    OkConnections.dialsFor(call);
  }

  @Override
  public void secureConnectStart(Call unused) {
    OkConnection dialing = call.dialing();
    if (dialing != null) {
      dialing.tlsHandshake(true);
      dialing.traced().tlsStarted();
    }
  }

  @Override
  public void secureConnectEnd(Call unused, @Nullable Handshake handshake) {
    OkConnection dialing = call.dialing();
    if (dialing != null) {
      dialing.tlsHandshake(false);
      String version = handshake == null ? "" : handshake.tlsVersion().javaName();
      dialing.traced().tlsEnded(version);
    }
  }

  @Override
  public void connectEnd(
      Call unused, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    OkConnection dialed = call.dialingTo(address);
    if (dialed == null) {
      return;
    }
    call.dialEnded(dialed);
    if (protocol != null) {
      dialed.speaks(protocol);
      dialed.traced().protocolChosen(nameOf(protocol));
    }
  }

  @Override
  public void connectFailed(
      Call unused,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException error) {
    OkConnection dialed = call.dialingTo(address);
    if (dialed != null) {
      call.dialEnded(dialed);
    }
  }

  @Override
  public void connectionAcquired(Call unused, Connection connection) {
    OkConnection acquired = connections.of(connection, call.dialed());
    if (acquired != null) {
      call.acquired(acquired);
      call.attempts(acquired.acquire(call));
    }
  }

  @Override
  public void connectionReleased(Call unused, Connection connection) {
    OkConnection held = call.connection();
    if (held != null && held.release(call)) {
      publish(new PoolEvent.ConnectionReleased(held.host(), held.id(), call.number()));
      held.pool().released();
    }
  }

  @Override
  public void requestHeadersEnd(Call unused, Request request) {
    OkConnection held = call.connection();
    call.markWriting();
    if (held != null && held.isMultiplexed()) {
      connections.sent(held, call);
    }
  }

  @Override
  public void responseHeadersEnd(Call unused, Response response) {
    OkConnection held = call.connection();
    if (held != null) {
      connections.firstByte(held, call);
      held.traced().answered(ResponseRules.isHttp10(response));
      call.headersRead(endReason(response));
    }
  }

  /// Why OkHttp ends the connection with a response. It knows one whole value of the header and
  /// bodies that the end of the stream ends; a connection of HTTP/1.0 goes back to its pool
  /// otherwise (OkHttp facts, 8).
  private static @Nullable CloseReason endReason(Response response) {
    if ("close".equalsIgnoreCase(response.request().header("Connection"))) {
      return CloseReason.KEEPALIVE_DISABLED;
    }
    if (ResponseRules.hasUnknownLength(response)) {
      return ResponseRules.endReason(response);
    }
    return "close".equalsIgnoreCase(response.header("Connection"))
        ? CloseReason.CONNECTION_CLOSE_HEADER
        : null;
  }

  @Override
  public void requestFailed(Call unused, IOException error) {
    call.markFailed();
  }

  @Override
  public void responseFailed(Call unused, IOException error) {
    call.markFailed();
    OkConnection held = call.connection();
    if (held == null || call.isCancelled()) {
      return;
    }
    if (Failures.isRefusedStream(error)) {
      held.streamRefused();
    } else if (Failures.isResetStream(error)) {
      held.streamFailed();
    }
  }

  @Override
  public void retryDecision(Call unused, IOException error, boolean retry) {
    OkConnection held = call.connection();
    // OkHttp decides so for a cancelled call too, and then does not repeat it. Where the connection
    // was closed before the call could get it, there was no attempt to be repeated.
    if (retry && !call.isCancelled() && call.endsAttempt()) {
      publish(
          new PoolEvent.RequestRetried(
              call.host(),
              held == null ? 0 : held.id(),
              call.number(),
              Failures.kindOf(error),
              Failures.detailOf(error)));
    }
  }

  private void publish(PoolEvent event) {
    connections.events().publish(event);
  }

  private static String nameOf(Protocol protocol) {
    return switch (protocol) {
      case HTTP_2 -> "h2";
      case H2_PRIOR_KNOWLEDGE -> "h2c";
      default -> protocol.toString();
    };
  }
}
