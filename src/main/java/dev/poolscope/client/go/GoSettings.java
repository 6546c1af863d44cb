package dev.poolscope.client.go;

import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.Caller;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.GoLimits;
import java.time.Duration;
import java.util.Objects;

/// What the `go` rules take from the transport's settings; durations that Go reads as "none" are 0.
///
/// @param limits the pool's limits
/// @param dialTimeoutNanos how long a dial may take, 0 = for ever
/// @param tlsHandshakeTimeoutNanos how long a TLS handshake may take, 0 = for ever
/// @param responseHeaderTimeoutNanos wait for response headers, 0 = for ever
/// @param requestTimeoutNanos a request's deadline from its start, 0 = none
/// @param cancelAfterNanos when the caller gives up, from the request's start, 0 = never
/// @param body what a caller does with the response body
public record GoSettings(
    GoLimits limits,
    long dialTimeoutNanos,
    long tlsHandshakeTimeoutNanos,
    long responseHeaderTimeoutNanos,
    long requestTimeoutNanos,
    long cancelAfterNanos,
    BodyHandling body) {

  /// What a transport's settings say.
  public static GoSettings of(Transport transport) {
    return new GoSettings(
        transport.goLimits(),
        positive(transport.dialTimeout()),
        positive(transport.tlsHandshakeTimeout()),
        positive(transport.responseHeaderTimeout()),
        positive(transport.requestTimeout()),
        0,
        transport.body());
  }

  /// These settings with what the caller of a request says itself.
  public GoSettings of(Caller caller) {
    if (caller.equals(Caller.PLAIN)) {
      return this;
    }
    Duration timeout = caller.requestTimeout();
    return new GoSettings(
        limits,
        dialTimeoutNanos,
        tlsHandshakeTimeoutNanos,
        responseHeaderTimeoutNanos,
        timeout == null ? requestTimeoutNanos : positive(timeout),
        positive(caller.cancelAfter()),
        Objects.requireNonNullElse(caller.body(), body));
  }

  /// How long a request may take until its deadline or until its caller gives up, whichever comes
  /// first; 0 where neither ever does.
  public long patienceNanos() {
    return givesUp() ? cancelAfterNanos : requestTimeoutNanos;
  }

  /// Whether the caller gives up before the deadline.
  boolean givesUp() {
    boolean first = requestTimeoutNanos <= 0 || cancelAfterNanos < requestTimeoutNanos;
    return cancelAfterNanos > 0 && first;
  }

  /// How a request ends that has no connection when its caller waits no longer.
  public FailureKind endOfWaiting() {
    return givesUp() ? FailureKind.CANCELLED_BY_CALLER : FailureKind.TIMEOUT_WAITING_CONN;
  }

  /// How a request ends that has one then.
  public FailureKind endInFlight() {
    return givesUp() ? FailureKind.CANCELLED_BY_CALLER : FailureKind.TIMEOUT_IN_FLIGHT;
  }

  /// Whether a request that was in flight ended because its caller waits no longer.
  static boolean endsByCaller(FailureKind kind) {
    return kind == FailureKind.TIMEOUT_IN_FLIGHT || kind == FailureKind.CANCELLED_BY_CALLER;
  }

  private static long positive(Duration duration) {
    return Math.max(0, duration.toNanos());
  }
}
