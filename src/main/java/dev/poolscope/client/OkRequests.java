package dev.poolscope.client;

import dev.poolscope.load.PooledRequest;
import java.util.UUID;
import okhttp3.Request;

/// Turns our requests into OkHttp's.
final class OkRequests {
  private OkRequests() {}

  /// An OkHttp request that carries `tag`. Bodies are asked for as they are (no compression), so
  /// that byte counts are those of the wire.
  static <T> Request of(PooledRequest request, boolean closeAfterwards, Class<T> tagType, T tag) {
    Request.Builder builder =
        new Request.Builder()
            .url(request.url().toString())
            .method(request.method(), RequestBodies.of(request))
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "poolscope")
            .tag(tagType, tag);
    if (closeAfterwards) {
      builder.header("Connection", "close");
    }
    if (request.idempotencyKey()) {
      builder.header("Idempotency-Key", new UUID(0, request.number()).toString());
    }
    return builder.build();
  }
}
