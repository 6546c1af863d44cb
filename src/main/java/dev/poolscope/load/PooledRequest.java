package dev.poolscope.load;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request to be sent.
///
/// @param number its number within the run, from 1
/// @param host its target's name
/// @param url where it goes
/// @param method the HTTP method
/// @param bodyBytes the size of its body, 0 for none
/// @param replayable whether the body can be produced again
/// @param idempotencyKey whether it carries an `Idempotency-Key` header
/// @param headers what else its head carries, by name
/// @param client the identity it carries
/// @param source the local address of a connection that is dialed for it; null leaves it to the
///   operating system
/// @param begunNanos when it began, as a ticker reading: its deadline counts from there. Those due
///   at one instant begin together, whatever time it takes to hand them over one by one
/// @param caller what its caller does
/// @param instance which of the run's clients carries it out, from 1
public record PooledRequest(
    long number,
    String host,
    URI url,
    String method,
    long bodyBytes,
    boolean replayable,
    boolean idempotencyKey,
    Map<String, String> headers,
    String client,
    @Nullable InetAddress source,
    long begunNanos,
    Caller caller,
    int instance) {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> MARKS = Set.of("idempotency-key", "x-idempotency-key");

  /// Whether its head marks it as safe to repeat, by the names that Go looks for (Go pool
  /// reference, section 10).
  public boolean isMarkedSafe() {
    return idempotencyKey
        || headers.keySet().stream()
            .anyMatch(name -> MARKS.contains(name.toLowerCase(Locale.ROOT)));
  }

  /// Whether its body, if there is one, can be produced again.
  public boolean bodyIsReplayable() {
    return bodyBytes == 0 || replayable;
  }

  /// Whether the whole of it may be sent twice (Go pool reference, section 10).
  public boolean isReplayable() {
    return (SAFE_METHODS.contains(method) || isMarkedSafe()) && bodyIsReplayable();
  }

  /// This request to another host.
  PooledRequest to(String newHost, URI newUrl) {
    return new PooledRequest(
        number,
        newHost,
        newUrl,
        method,
        bodyBytes,
        replayable,
        idempotencyKey,
        headers,
        client,
        source,
        begunNanos,
        caller,
        instance);
  }
}
