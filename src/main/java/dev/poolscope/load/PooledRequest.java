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
public record PooledRequest(
    long number,
    String host,
    URI url,
    String method,
    long bodyBytes,
    boolean replayable,
    boolean idempotencyKey,
    String client,
    @Nullable InetAddress source) {
  /// A request whose connections have any local address.
  public PooledRequest(
      long number,
      String host,
      URI url,
      String method,
      long bodyBytes,
      boolean replayable,
      boolean idempotencyKey,
      String client) {
    this(number, host, url, method, bodyBytes, replayable, idempotencyKey, client, null);
  }

  /// This request to another host.
  PooledRequest to(String newHost, URI newUrl) {
    return new PooledRequest(
        number, newHost, newUrl, method, bodyBytes, replayable, idempotencyKey, client, source);
  }
}
