package dev.poolscope.suggest;

import dev.poolscope.pool.GoLimits;

/// Limits made from others.
final class Limits {
  /// Above any number of connections that a machine has ports for.
  static final int PLENTY = 1_000_000;

  private Limits() {}

  /// The same with another limit of connections per host.
  static GoLimits withConnsPerHost(GoLimits limits, int connsPerHost) {
    return new GoLimits(
        limits.maxIdleConns(),
        limits.maxIdleConnsPerHost(),
        connsPerHost,
        limits.idleConnTimeoutNanos(),
        limits.disableKeepAlives(),
        limits.maxConnectionAgeNanos(),
        limits.maxRequestsPerConnection(),
        limits.oldestFirst());
  }

  /// The same with other limits of idle connections, which are kept alive.
  ///
  /// @param idle over all hosts, 0 = no limit
  /// @param idleTimeoutNanos 0 = for ever
  static GoLimits withIdle(GoLimits limits, int idle, int idlePerHost, long idleTimeoutNanos) {
    return new GoLimits(
        idle,
        idlePerHost,
        limits.maxConnsPerHost(),
        idleTimeoutNanos,
        false,
        limits.maxConnectionAgeNanos(),
        limits.maxRequestsPerConnection(),
        limits.oldestFirst());
  }

  /// The same with no limit on what is idle.
  static GoLimits withoutIdleLimits(GoLimits limits) {
    return withIdle(limits, 0, PLENTY, 0);
  }
}
