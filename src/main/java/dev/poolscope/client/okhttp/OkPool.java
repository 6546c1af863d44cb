package dev.poolscope.client.okhttp;

import okhttp3.ConnectionPool;

/// One of OkHttp's pools and the settings it was made with. Its limits cannot change: another pool
/// takes its place, and from then on it keeps nothing.
///
/// Threading: safe for use by any thread.
final class OkPool {
  private final OkPoolSettings settings;
  private final ConnectionPool pool;
  private volatile boolean replaced;

  OkPool(OkPoolSettings settings) {
    this.settings = settings;
    this.pool = settings.newPool();
  }

  OkPoolSettings settings() {
    return settings;
  }

  ConnectionPool pool() {
    return pool;
  }

  boolean isReplaced() {
    return replaced;
  }

  /// Another pool has taken its place: its idle connections go now.
  void replaced() {
    replaced = true;
    pool.evictAll();
  }

  /// A call has let go of a connection, which may be idle now.
  void released() {
    if (replaced) {
      pool.evictAll();
    }
  }
}
