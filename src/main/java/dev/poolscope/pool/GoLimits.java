package dev.poolscope.pool;

/// The limits of Go's Transport, zero and negative values meaning what they mean there (Go pool
/// reference, section 2).
///
/// @param maxIdleConns idle connections over all hosts; 0 = no limit, negative = none are kept
/// @param maxIdleConnsPerHost idle connections per host; 0 = 2, negative = never put back
/// @param maxConnsPerHost dialing, in use and idle connections per host; 0 or negative = no limit
/// @param idleConnTimeoutNanos how long a connection may stay idle; 0 or negative = for ever
/// @param disableKeepAlives whether every connection serves one request only
public record GoLimits(
    int maxIdleConns,
    int maxIdleConnsPerHost,
    int maxConnsPerHost,
    long idleConnTimeoutNanos,
    boolean disableKeepAlives) {

  private static final int DEFAULT_IDLE_PER_HOST = 2;

  /// The limits of a `Transport{}` literal: two idle connections per host, nothing else.
  public static final GoLimits ZERO = new GoLimits(0, 0, 0, 0, false);

  int effectiveIdlePerHost() {
    return maxIdleConnsPerHost == 0 ? DEFAULT_IDLE_PER_HOST : maxIdleConnsPerHost;
  }

  boolean limitsConnsPerHost() {
    return maxConnsPerHost > 0;
  }

  boolean neverReuses() {
    return disableKeepAlives || maxIdleConnsPerHost < 0;
  }
}
