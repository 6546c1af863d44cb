package dev.poolscope.client;

import dev.poolscope.load.PooledRequest;
import dev.poolscope.time.SystemTicker;
import java.net.URI;

/// Requests for tests, to be changed step by step.
record Requests(String method, long bodyBytes, boolean replayable, boolean idempotencyKey) {
  static final Requests GET = new Requests("GET", 0, true, false);
  static final Requests HEAD = new Requests("HEAD", 0, true, false);
  static final Requests POST = new Requests("POST", 0, true, false);

  Requests withBody(long bytes) {
    return new Requests(method, bytes, replayable, idempotencyKey);
  }

  Requests oneShot() {
    return new Requests(method, bodyBytes, false, idempotencyKey);
  }

  Requests withKey() {
    return new Requests(method, bodyBytes, replayable, true);
  }

  PooledRequest to(long number, String host, URI url) {
    return new PooledRequest(
        number,
        host,
        url,
        method,
        bodyBytes,
        replayable,
        idempotencyKey,
        "client-1",
        null,
        SystemTicker.INSTANCE.nanos());
  }
}
