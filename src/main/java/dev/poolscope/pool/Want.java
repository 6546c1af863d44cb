package dev.poolscope.pool;

import org.jspecify.annotations.Nullable;

/// One request's outstanding demand for a connection. It is settled once: with a connection, with
/// an error, or by cancellation; whoever comes second finds that it lost. Callers may extend it
/// with what they need to find again when the pool hands it back.
///
/// @param <C> the connections of the surroundings
///
/// Threading: state is guarded by the lock that guards the [GoTransportPool].
public class Want<C extends PoolConnection> {
  private final HostKey key;
  private final long request;
  private State state = State.EMPTY;
  private @Nullable C connection;

  /// A new, unsettled want of a request (its number within the run) for a connection to a host.
  public Want(HostKey key, long request) {
    this.key = key;
    this.request = request;
  }

  /// The host wanted.
  public final HostKey key() {
    return key;
  }

  /// The number of the request that wants.
  public final long request() {
    return request;
  }

  /// Whether nothing has settled it yet.
  public final boolean isEmpty() {
    return state == State.EMPTY;
  }

  /// Whether its request's deadline has come although nobody has settled it yet. Nothing that gets
  /// free is passed on to it: what is due at one instant counts as settled before that.
  protected boolean isOverdue() {
    return false;
  }

  /// Whether it is served when its turn comes.
  final boolean isServed() {
    return isEmpty() && !isOverdue();
  }

  /// The connection delivered, if it was settled with one that has not been handed on.
  public final @Nullable C connection() {
    return connection;
  }

  void deliver(C delivered) {
    state = State.DELIVERED;
    connection = delivered;
  }

  void fail() {
    state = State.FAILED;
  }

  /// Takes the delivered connection for good.
  boolean take() {
    if (state != State.DELIVERED) {
      return false;
    }
    state = State.TAKEN;
    return true;
  }

  /// Settles as cancelled; returns a connection that had been delivered but not taken.
  @Nullable C cancel() {
    C untaken = state == State.DELIVERED ? connection : null;
    if (state != State.TAKEN) {
      state = State.CANCELLED;
      connection = null;
    }
    return untaken;
  }

  @Override
  public String toString() {
    return "want of request " + request + " for " + key.value() + " (" + state + ")";
  }

  private enum State {
    EMPTY,
    DELIVERED,
    TAKEN,
    FAILED,
    CANCELLED
  }
}
