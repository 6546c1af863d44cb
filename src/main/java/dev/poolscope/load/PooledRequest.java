package dev.poolscope.load;

import java.net.InetAddress;
import java.net.URI;
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
/// @param client the identity it carries
/// @param source the local address of a connection that is dialed for it; null leaves it to the
///   operating system
/// @param begunNanos when it began, as a ticker reading: its deadline counts from there. Those due
///   at one instant begin together, whatever time it takes to hand them over one by one
public record PooledRequest(
    long number,
    String host,
    URI url,
    String method,
    long bodyBytes,
    boolean replayable,
    boolean idempotencyKey,
    String client,
    @Nullable InetAddress source,
    long begunNanos) {
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
        client,
        source,
        begunNanos);
  }
}
