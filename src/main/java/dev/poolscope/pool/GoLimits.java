package dev.poolscope.pool;

import dev.poolscope.model.CloseReason;
import org.jspecify.annotations.Nullable;

/// The limits of Go's Transport, zero and negative values meaning what they mean there (Go pool
/// reference, section 2), and behind them some that Go does not have.
///
/// @param maxIdleConns idle connections over all hosts; 0 = no limit, negative = none are kept
/// @param maxIdleConnsPerHost idle connections per host; 0 = 2, negative = never put back
/// @param maxConnsPerHost dialing, in use and idle connections per host; 0 or negative = no limit
/// @param idleConnTimeoutNanos how long a connection may stay idle; 0 or negative = for ever
/// @param disableKeepAlives whether every connection serves one request only
/// @param maxConnectionAgeNanos at which age a connection that nobody uses is closed; 0 = at none
/// @param maxRequestsPerConnection after how many requests a connection is closed; 0 = no limit
/// @param oldestFirst whether the longest idle connection is taken, not the one that came back last
public record GoLimits(
    int maxIdleConns,
    int maxIdleConnsPerHost,
    int maxConnsPerHost,
    long idleConnTimeoutNanos,
    boolean disableKeepAlives,
    long maxConnectionAgeNanos,
    int maxRequestsPerConnection,
    boolean oldestFirst) {

  /// The reading that no ticker reaches.
  public static final long FOR_EVER = Long.MAX_VALUE;

  private static final int DEFAULT_IDLE_PER_HOST = 2;

  /// The limits of a `Transport{}` literal: two idle connections per host, nothing else.
  public static final GoLimits ZERO = new GoLimits(0, 0, 0, 0, false);

  /// The limits that Go has, and none of the others.
  public GoLimits(
      int maxIdleConns,
      int maxIdleConnsPerHost,
      int maxConnsPerHost,
      long idleConnTimeoutNanos,
      boolean disableKeepAlives) {
    this(
        maxIdleConns,
        maxIdleConnsPerHost,
        maxConnsPerHost,
        idleConnTimeoutNanos,
        disableKeepAlives,
        0,
        0,
        false);
  }

  int effectiveIdlePerHost() {
    return maxIdleConnsPerHost == 0 ? DEFAULT_IDLE_PER_HOST : maxIdleConnsPerHost;
  }

  boolean limitsConnsPerHost() {
    return maxConnsPerHost > 0;
  }

  boolean neverReuses() {
    return disableKeepAlives || maxIdleConnsPerHost < 0;
  }

  /// Why a connection that no request uses serves no other one, for what it has behind it; null
  /// while it may, as the entry of a host's HTTP/2 connections always may.
  @Nullable CloseReason wornOut(PoolConnection connection, long nowNanos) {
    if (connection.isShared()) {
      return null;
    }
    if (maxRequestsPerConnection > 0 && connection.requests() >= maxRequestsPerConnection) {
      return CloseReason.MAX_REQUESTS;
    }
    boolean old =
        maxConnectionAgeNanos > 0 && nowNanos - connection.openedNanos() >= maxConnectionAgeNanos;
    return old ? CloseReason.MAX_AGE : null;
  }

  /// Why a request passes over a connection that it finds idle; null where it takes it. One whose
  /// idle time is over just now is taken, as in Go.
  @Nullable CloseReason passedOver(PoolConnection connection, long nowNanos) {
    boolean idleTooLong =
        idleConnTimeoutNanos > 0 && nowNanos - connection.idleSinceNanos() > idleConnTimeoutNanos;
    return idleTooLong ? CloseReason.IDLE_TIMEOUT : wornOut(connection, nowNanos);
  }

  /// Why a connection ends that is still idle; null while it may stay.
  @Nullable CloseReason endsIdle(PoolConnection connection, long nowNanos) {
    boolean due =
        idleConnTimeoutNanos > 0 && nowNanos - connection.idleSinceNanos() >= idleConnTimeoutNanos;
    return due ? CloseReason.IDLE_TIMEOUT : wornOut(connection, nowNanos);
  }

  /// Until when an idle connection may stay so, as a ticker reading; [#FOR_EVER] without a limit.
  long idleUntilNanos(PoolConnection connection) {
    long byIdleness =
        idleConnTimeoutNanos > 0 ? connection.idleSinceNanos() + idleConnTimeoutNanos : FOR_EVER;
    long byAge =
        maxConnectionAgeNanos > 0 ? connection.openedNanos() + maxConnectionAgeNanos : FOR_EVER;
    return Math.min(byIdleness, byAge);
  }
}
