package dev.poolscope.virtual;

import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.PoolConnection;
import dev.poolscope.time.Scheduler;
import org.jspecify.annotations.Nullable;

/// A connection in virtual time, with what the server knows of it.
///
/// Threading: confined to one thread.
final class VirtualLane extends PoolConnection {
  final String host;
  final VirtualServer server;
  final VirtualServer.Accepted accepted;

  /// How many requests the server has had of it.
  long requestsServed;

  /// The call that holds it, null while none does.
  @Nullable VirtualCall user;

  /// What is to happen next in the exchange that it carries, null while nothing is.
  Scheduler.@Nullable Timer next;

  /// Ends the exchange where no headers have come in time.
  Scheduler.@Nullable Timer headerTimer;

  /// Ends it when it has been idle for too long, by the client's limit or the server's.
  Scheduler.@Nullable Timer idleTimer;

  Scheduler.@Nullable Timer serverTimer;

  /// Whether the first byte of the response to the current request has come.
  boolean answered;

  /// Whether the server has ended it.
  boolean peerClosed;

  /// When the server ends it for its age, as a reading; `Long.MAX_VALUE` for never.
  long agedNanos = Long.MAX_VALUE;

  VirtualLane(HostKey key, long id, String host, VirtualServer server) {
    super(key, id);
    this.host = host;
    this.server = server;
    this.accepted = server.accept();
  }

  void cancelTimers() {
    cancel(next);
    cancel(headerTimer);
    cancel(idleTimer);
    cancel(serverTimer);
  }

  static void cancel(Scheduler.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
