package dev.poolscope.pool;

import dev.poolscope.model.CloseReason;
import org.jspecify.annotations.Nullable;

/// A connection as the pool sees it. Callers may extend it with what they need to find again when
/// the pool hands it back.
///
/// Threading: state is guarded by the lock that guards the [GoTransportPool].
public class PoolConnection {
  private final HostKey key;
  private final long id;
  private boolean reused;
  private boolean idle;
  private long idleSinceNanos;
  private long openedNanos;
  private int requests;
  private @Nullable CloseReason closed;
  private long evictedBy;

  /// A connection with its number within the run, just dialed.
  public PoolConnection(HostKey key, long id) {
    this.key = key;
    this.id = id;
  }

  /// The host it leads to.
  public final HostKey key() {
    return key;
  }

  /// Its number within the run.
  public final long id() {
    return id;
  }

  /// Whether it serves any number of requests at a time: it stands for a dial that found HTTP/2,
  /// and the connections themselves are the [Http2Pool]'s. It stays in the idle list however
  /// many use
  /// it, and its close closes no socket.
  public boolean isShared() {
    return false;
  }

  /// Whether it was returned at least once, even if it never carried a request (Go pool reference,
  /// section 5).
  public final boolean isReused() {
    return reused;
  }

  /// Whether it is in the idle list.
  public final boolean isIdle() {
    return idle;
  }

  /// When it last entered the idle list, in ticker nanoseconds.
  public final long idleSinceNanos() {
    return idleSinceNanos;
  }

  /// When its dial succeeded, in ticker nanoseconds.
  public final long openedNanos() {
    return openedNanos;
  }

  /// How many requests have taken it.
  public final int requests() {
    return requests;
  }

  /// Why it was closed, or null while it is open.
  public final @Nullable CloseReason closeReason() {
    return closed;
  }

  /// The connection that became idle and so exceeded the limit that this one was closed for; 0 if
  /// none did.
  public final long evictedBy() {
    return evictedBy;
  }

  void markOpened(long nowNanos) {
    openedNanos = nowNanos;
  }

  void countRequest() {
    requests++;
  }

  void markReused() {
    reused = true;
  }

  void enterIdle(long nowNanos) {
    idle = true;
    idleSinceNanos = nowNanos;
  }

  void leaveIdle() {
    idle = false;
  }

  void markClosed(CloseReason reason) {
    closed = reason;
  }

  void markEvictedBy(PoolConnection newest) {
    evictedBy = newest.id;
  }

  @Override
  public String toString() {
    return "connection " + id + " to " + key.value();
  }
}
