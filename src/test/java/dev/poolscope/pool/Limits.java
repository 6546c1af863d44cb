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
    return new Limits(
        new GoLimits(
            build.maxIdleConns(),
            build.maxIdleConnsPerHost(),
            build.maxConnsPerHost(),
            nanos,
            build.disableKeepAlives()));
  }

  Limits withoutKeepAlive() {
    return new Limits(
        new GoLimits(
            build.maxIdleConns(),
            build.maxIdleConnsPerHost(),
            build.maxConnsPerHost(),
            build.idleConnTimeoutNanos(),
            true));
  }

  private Limits with(int total, int perHost, int connections) {
    return new Limits(
        new GoLimits(
            total, perHost, connections, build.idleConnTimeoutNanos(), build.disableKeepAlives()));
  }
}
