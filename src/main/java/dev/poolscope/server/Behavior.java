package dev.poolscope.server;

import java.util.Objects;

/// How a sample server treats connections and requests.
///
/// @param mode what happens to a connection after a response
/// @param delay the wait before each response
/// @param idleTimeoutNanos after how long without a request the server closes a connection; 0 means
///   never. Kept to a millisecond, rounded up
/// @param maxRequestsPerConnection the n-th response of a connection says `Connection: close` and
///   is its last; 0 means no limit
/// @param bodyBytes the size of the response body
/// @param chunked whether the body is sent in chunks instead of with `Content-Length`; HTTP/1.0
///   responses have no chunks and ignore it
/// @param status the status code, 200 to 599; 204, 205 and 304 have no body
/// @param stallNanos how much longer a faulty response is withheld; 0 means not at all, [#FOREVER]
///   that it never comes
/// @param reset where a faulty response breaks off
/// @param every which requests `stallNanos` and `reset` apply to: every n-th one of the server,
///   counted over all connections since its start; 1 means each
public record Behavior(
    ServerMode mode,
    Delay delay,
    long idleTimeoutNanos,
    long maxRequestsPerConnection,
    long bodyBytes,
    boolean chunked,
    int status,
    long stallNanos,
    ResetPoint reset,
    long every) {
  /// The value of `stallNanos` for a response that never comes.
  public static final long FOREVER = Long.MAX_VALUE;

  /// Keep-alive, at once, 200 with a body of 10 bytes, no limits, no faults.
  public static final Behavior DEFAULT =
      new Behavior(ServerMode.KEEP_ALIVE, Delay.NONE, 0, 0, 10, false, 200, 0, ResetPoint.NONE, 1);

  /// @throws IllegalArgumentException when a number is out of its range
  public Behavior {
    Objects.requireNonNull(mode);
    Objects.requireNonNull(delay);
    Objects.requireNonNull(reset);
    requireAtLeast("idleTimeoutNanos", idleTimeoutNanos, 0);
    requireAtLeast("maxRequestsPerConnection", maxRequestsPerConnection, 0);
    requireAtLeast("bodyBytes", bodyBytes, 0);
    requireAtLeast("stallNanos", stallNanos, 0);
    requireAtLeast("every", every, 1);
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be from 200 to 599, but is " + status);
    }
  }

  /// This behaviour in another mode.
  public Behavior withMode(ServerMode value) {
    return new Behavior(
        value,
        delay,
        idleTimeoutNanos,
        maxRequestsPerConnection,
        bodyBytes,
        chunked,
        status,
        stallNanos,
        reset,
        every);
  }

  /// This behaviour with another delay.
  public Behavior withDelay(Delay value) {
    return new Behavior(
        mode,
        value,
        idleTimeoutNanos,
        maxRequestsPerConnection,
        bodyBytes,
        chunked,
        status,
        stallNanos,
        reset,
        every);
  }

  /// This behaviour with other limits for a connection, as in the record's fields.
  public Behavior withLimits(long idleTimeout, long maxRequests) {
    return new Behavior(
        mode,
        delay,
        idleTimeout,
        maxRequests,
        bodyBytes,
        chunked,
        status,
        stallNanos,
        reset,
        every);
  }

  /// This behaviour with another kind of response, as in the record's fields.
  public Behavior withResponse(int code, long bytes, boolean inChunks) {
    return new Behavior(
        mode,
        delay,
        idleTimeoutNanos,
        maxRequestsPerConnection,
        bytes,
        inChunks,
        code,
        stallNanos,
        reset,
        every);
  }

  /// This behaviour with other faults, as in the record's fields.
  public Behavior withFaults(long stall, ResetPoint point, long everyNth) {
    return new Behavior(
        mode,
        delay,
        idleTimeoutNanos,
        maxRequestsPerConnection,
        bodyBytes,
        chunked,
        status,
        stall,
        point,
        everyNth);
  }

  /// Whether the response to the n-th request of the server (from 1) is a faulty one.
  boolean isFaulty(long ordinal) {
    return ordinal % every == 0;
  }

  /// Whether the n-th response of a connection (from 1) is its last.
  boolean endsConnection(long ordinal) {
    return mode != ServerMode.KEEP_ALIVE || reachesLimit(ordinal);
  }

  /// Whether the n-th response of a connection (from 1) uses up its limit of requests.
  boolean reachesLimit(long ordinal) {
    return maxRequestsPerConnection > 0 && ordinal >= maxRequestsPerConnection;
  }

  /// The idle timeout in milliseconds, rounded up; 0 means never.
  long idleTimeoutMillis() {
    return Math.ceilDiv(idleTimeoutNanos, 1_000_000);
  }

  /// Whether the status allows a body.
  boolean hasBody() {
    return status != 204 && status != 205 && status != 304;
  }

  private static void requireAtLeast(String field, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(field + " must be " + least + " or more, but is " + value);
    }
  }
}
