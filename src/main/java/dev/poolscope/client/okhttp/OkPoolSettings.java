package dev.poolscope.client.okhttp;

import dev.poolscope.experiment.Transport;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;

/// OkHttp's pool limits from the transport's settings, zero and negative values meaning what they
/// mean in Go as far as OkHttp's pool has an equal: no limit is the largest number, none kept is 0,
/// never is a hundred years.
///
/// @param maxIdle idle connections over all hosts
/// @param keepAliveNanos how long a connection may stay idle, > 0
record OkPoolSettings(int maxIdle, long keepAliveNanos) {
  private static final long NEVER_NANOS = TimeUnit.DAYS.toNanos(36_500);

  static OkPoolSettings of(Transport transport) {
    int idle = transport.maxIdleConns();
    long keepAlive = transport.idleConnTimeout().toNanos();
    return new OkPoolSettings(
        idle == 0 ? Integer.MAX_VALUE : Math.max(0, idle),
        keepAlive <= 0 ? NEVER_NANOS : keepAlive);
  }

  ConnectionPool newPool() {
    return new ConnectionPool(maxIdle, keepAliveNanos, TimeUnit.NANOSECONDS);
  }
}
