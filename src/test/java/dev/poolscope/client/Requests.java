package dev.poolscope.client;

import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.load.Caller;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.time.SystemTicker;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests for tests, to be changed step by step.
record Requests(
    String method,
    long bodyBytes,
    boolean replayable,
    boolean idempotencyKey,
    Map<String, String> headers,
    Caller caller) {
  static final Requests GET = of("GET");
  static final Requests HEAD = of("HEAD");
  static final Requests POST = of("POST");

  static Requests of(String method) {
    return new Requests(method, 0, true, false, Map.of(), Caller.PLAIN);
  }

  Requests withBody(long bytes) {
    return new Requests(method, bytes, replayable, idempotencyKey, headers, caller);
  }

  Requests oneShot() {
    return new Requests(method, bodyBytes, false, idempotencyKey, headers, caller);
  }

  Requests withKey() {
    return new Requests(method, bodyBytes, replayable, true, headers, caller);
  }

  Requests with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Requests(method, bodyBytes, replayable, idempotencyKey, more, caller);
  }

  /// Sent by a caller that does something else with the body than the transport says.
  Requests by(BodyHandling body) {
    return by(new Caller(body, caller.requestTimeout(), caller.cancelAfter()));
  }

  /// Sent by a caller with a deadline of its own.
  Requests within(Duration timeout) {
    return by(new Caller(caller.body(), timeout, caller.cancelAfter()));
  }

  /// Sent by a caller that gives up.
  Requests givenUpAfter(Duration time) {
    return by(new Caller(caller.body(), caller.requestTimeout(), time));
  }

  private Requests by(Caller other) {
    return new Requests(method, bodyBytes, replayable, idempotencyKey, headers, other);
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
        headers,
        "client-1",
        null,
        SystemTicker.INSTANCE.nanos(),
        caller,
        1);
  }
}
