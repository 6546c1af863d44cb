package dev.poolscope.client;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Tells an attempt what OkHttp does with its connection.
///
/// Threading: called by the request's thread.
final class GoExchangeListener extends EventListener {
  private final GoCall call;
  private @Nullable Connection acquired;
  private @Nullable Attempt acquiredBy;

  GoExchangeListener(GoCall call) {
    this.call = call;
  }

  private @Nullable Attempt attempt() {
    return call.lastAttempt;
  }

  @Override
  public void secureConnectStart(Call unused) {
    Attempt attempt = attempt();
    if (attempt != null) {
      attempt.tlsStarted();
    }
  }

  @Override
  public void secureConnectEnd(Call unused, @Nullable Handshake handshake) {
    Attempt attempt = attempt();
    if (attempt != null) {
      attempt.tlsEnded(handshake == null ? "" : handshake.tlsVersion().javaName());
    }
  }

  @Override
  public void requestHeadersEnd(Call unused, Request request) {
    Attempt attempt = attempt();
    if (attempt != null) {
      attempt.writing();
    }
  }

  @Override
  public void responseHeadersEnd(Call unused, Response response) {
    Attempt attempt = attempt();
    if (attempt != null) {
      attempt.headersRead(response);
    }
  }

  @Override
  public void requestFailed(Call unused, IOException error) {
    Attempt attempt = attempt();
    if (attempt != null) {
      attempt.requestFailed();
    }
  }

  @Override
  public void responseFailed(Call unused, IOException error) {
    Attempt attempt = attempt();
    if (attempt != null) {
      attempt.responseFailed();
    }
  }

  @Override
  public void connectionAcquired(Call unused, Connection connection) {
    acquired = connection;
    acquiredBy = attempt();
  }

  /// OkHttp lets go of a failed attempt's connection only when the next attempt asks for one, so
  /// the connection says which attempt is meant.
  @Override
  public void connectionReleased(Call unused, Connection connection) {
    Attempt attempt = acquiredBy;
    if (attempt != null && connection.equals(acquired)) {
      attempt.released();
    }
  }

  /// Creates the listener of a call from its tag.
  static EventListener of(Call call) {
    Request request = call.request();
    GoCall tag = request.tag(GoCall.class);
    return tag == null ? EventListener.NONE : new GoExchangeListener(tag);
  }
}
