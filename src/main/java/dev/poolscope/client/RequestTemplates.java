package dev.poolscope.client;

import dev.poolscope.load.PooledRequest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Request;

/// Turns our requests into OkHttp's. What is the same for all requests of one kind is made once:
/// the URL is parsed and the headers are put together for the first of them.
///
/// Threading: safe for use by any thread.
public final class RequestTemplates {
  private final Map<Kind, Request> made = new ConcurrentHashMap<>();

  /// The OkHttp request for one of ours. Bodies are asked for as they are (no compression), so that
  /// byte counts are those of the wire.
  ///
  /// @param closeAfterwards whether it asks the server to close the connection
  /// @throws IllegalArgumentException if OkHttp does not take the URL or the method
  public Request of(PooledRequest request, boolean closeAfterwards) {
    Kind kind =
        new Kind(
            request.url(),
            request.method(),
            request.bodyBytes(),
            request.replayable(),
            request.headers(),
            closeAfterwards);
    Request template = made.get(kind);
    if (template == null) {
      template = kind.newTemplate();
      made.put(kind, template);
    }
    return request.idempotencyKey()
        ? template
            .newBuilder()
            .header("Idempotency-Key", new UUID(0, request.number()).toString())
            .build()
        : template;
  }

  private record Kind(
      URI url,
      String method,
      long bodyBytes,
      boolean replayable,
      Map<String, String> headers,
      boolean closeAfterwards) {
    Request newTemplate() {
      Request.Builder builder =
          new Request.Builder()
              .url(url.toString())
              .method(method, RequestBodies.of(method, bodyBytes, replayable))
              .header("Accept-Encoding", "identity")
              .header("User-Agent", "poolscope");
      headers.forEach(builder::header);
      if (closeAfterwards) {
        builder.header("Connection", "close");
      }
      return builder.build();
    }
  }
}
