package dev.poolscope.pool;

/// Builds [GoLimits] from those of a `Transport{}` literal, naming only what a test is about.
///
/// Threading: immutable.
record Limits(GoLimits build) {

  /// Every limit 0.
  static Limits none() {
    return new Limits(GoLimits.ZERO);
  }

  Limits idle(int total) {
    return with(total, build.maxIdleConnsPerHost(), build.maxConnsPerHost());
  }

  Limits idlePerHost(int perHost) {
    return with(build.maxIdleConns(), perHost, build.maxConnsPerHost());
  }

  Limits perHost(int connections) {
    return with(build.maxIdleConns(), build.maxIdleConnsPerHost(), connections);
  }

  Limits idleTimeout(long nanos) {
    return with(
        build.maxIdleConns(),
        build.maxIdleConnsPerHost(),
        build.maxConnsPerHost(),
        nanos,
        build.disableKeepAlives());
  }

  Limits age(long nanos) {
    return beyondGo(nanos, build.maxRequestsPerConnection(), build.oldestFirst());
  }

  Limits requests(int perConnection) {
    return beyondGo(build.maxConnectionAgeNanos(), perConnection, build.oldestFirst());
  }

  Limits oldestFirst() {
    return beyondGo(build.maxConnectionAgeNanos(), build.maxRequestsPerConnection(), true);
  }

  private Limits beyondGo(long age, int requests, boolean oldestFirst) {
    return new Limits(
        new GoLimits(
            build.maxIdleConns(),
            build.maxIdleConnsPerHost(),
            build.maxConnsPerHost(),
            build.idleConnTimeoutNanos(),
            build.disableKeepAlives(),
            age,
            requests,
            oldestFirst));
  }

  Limits withoutKeepAlive() {
    return with(
        build.maxIdleConns(),
        build.maxIdleConnsPerHost(),
        build.maxConnsPerHost(),
        build.idleConnTimeoutNanos(),
        true);
  }

  private Limits with(int total, int perHost, int connections) {
    return with(
        total, perHost, connections, build.idleConnTimeoutNanos(), build.disableKeepAlives());
  }

  private Limits with(int total, int perHost, int connections, long idleTimeout, boolean off) {
    return new Limits(
        new GoLimits(
            total,
            perHost,
            connections,
            idleTimeout,
            off,
            build.maxConnectionAgeNanos(),
            build.maxRequestsPerConnection(),
            build.oldestFirst()));
  }
}
