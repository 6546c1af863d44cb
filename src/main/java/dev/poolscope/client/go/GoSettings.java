package dev.poolscope.client.go;

import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Transport;
import dev.poolscope.pool.GoLimits;
import java.time.Duration;

/// What the `go` rules take from the transport's settings; durations that Go reads as "none" are 0.
///
/// @param limits the pool's limits
/// @param responseHeaderTimeoutNanos wait for response headers, 0 = for ever
/// @param requestTimeoutNanos a request's deadline from its start, 0 = none
/// @param body what a caller does with the response body
record GoSettings(
    GoLimits limits, long responseHeaderTimeoutNanos, long requestTimeoutNanos, BodyHandling body) {

  static GoSettings of(Transport transport) {
    GoLimits limits =
        new GoLimits(
            transport.maxIdleConns(),
            transport.maxIdleConnsPerHost(),
            transport.maxConnsPerHost(),
            positive(transport.idleConnTimeout()),
            transport.disableKeepAlives());
    return new GoSettings(
        limits,
        positive(transport.responseHeaderTimeout()),
        positive(transport.requestTimeout()),
        transport.body());
  }

  private static long positive(Duration duration) {
    return Math.max(0, duration.toNanos());
  }
}
