package dev.poolscope.pool;

import dev.poolscope.model.CloseReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HTTP/2 connections of Go's Transport (`http2clientConnPool` and `http2ClientConn` of
/// `net/http/h2_bundle.go`, release 1.19, and its successors): which connection a request's stream
/// is opened on, which dialed connections are thrown away, and when one is closed.
///
/// It never dials. A request that finds no connection with room goes to the [GoTransportPool],
/// which knows of HTTP/2 only that a host has it: a connection there that [is
/// shared][PoolConnection#isShared] stands for a dial that found HTTP/2, and sends its request back
/// to here, whatever has become of the connection dialed then.
///
/// What later releases do for servers that answer nothing at all is left out: 1.24 counts streams
/// it has reset against the limit until a ping is answered, and keeps a connection that died unused
/// for up to 5 s, so that a request finds out.
///
/// @param <C> the connections of the surroundings
///
/// Threading: not thread-safe; callers guard it, and the connections given to it, with one lock.
public final class Http2Pool<C extends Http2Connection> {
  private final GoRelease release;

  /// The connections that may take streams, the oldest first.
  private final Map<HostKey, List<C>> hosts = new HashMap<>();

  private GoLimits limits;

  /// A pool without connections.
  public Http2Pool(GoLimits limits, GoRelease release) {
    this.limits = limits;
    this.release = release;
  }

  /// Puts other limits in force from now on.
  public void setLimits(GoLimits changed) {
    limits = changed;
  }

  /// Opens a stream on the oldest connection to a host that has room.
  ///
  /// @return the connection, or null if none takes another stream
  public @Nullable C take(HostKey key, long nowNanos) {
    for (C connection : connections(key)) {
      if (takesAnother(connection, nowNanos)) {
        connection.open();
        return connection;
      }
    }
    return null;
  }

  /// A dial found HTTP/2: adds its connection, unless the host has one with room already.
  ///
  /// @return false if the connection is not needed and is to be closed
  public boolean add(C connection, long nowNanos) {
    List<C> present = hosts.computeIfAbsent(connection.key(), _ -> new ArrayList<>(2));
    for (C other : present) {
      if (takesAnother(other, nowNanos)) {
        return false;
      }
    }
    connection.idleFrom(nowNanos);
    present.add(connection);
    return true;
  }

  /// The server's settings have come.
  ///
  /// @param maxStreams how many streams they allow, negative if they name no limit
  public void settings(C connection, int maxStreams) {
    connection.settings(maxStreams);
  }

  /// The server has said goodbye: the connection takes no further streams. Those open go on.
  public void goAway(C connection) {
    connection.goAway();
    remove(connection);
  }

  /// A stream is over: the server has ended it, or the client has reset it.
  ///
  /// @return why the connection is to be closed now, or null if it stays; it counts as closed then
  public @Nullable CloseReason streamOver(C connection, long nowNanos) {
    connection.over(nowNanos);
    if (connection.streams() > 0 || connection.isClosed()) {
      return null;
    }
    CloseReason reason = null;
    if (limits.disableKeepAlives()) {
      reason = CloseReason.KEEPALIVE_DISABLED;
    } else if (connection.isGoneAway() && release.closesAfterGoAway()) {
      reason = CloseReason.GOAWAY;
    }
    if (reason != null) {
      ended(connection);
    }
    return reason;
  }

  /// When the idle timer of a connection is to fire, in ticker nanoseconds.
  ///
  /// @return 0 if it has none, because a stream is open or there is no such limit
  public long idleDeadline(C connection) {
    boolean idles =
        limits.idleConnTimeoutNanos() > 0 && connection.streams() == 0 && !connection.isClosed();
    return idles ? connection.idleSinceNanos() + limits.idleConnTimeoutNanos() : 0;
  }

  /// The idle timer of a connection fired.
  ///
  /// @return whether the connection is to be closed; it counts as closed then
  public boolean idleTimerFired(C connection, long nowNanos) {
    long deadline = idleDeadline(connection);
    boolean due = deadline != 0 && nowNanos >= deadline;
    if (due) {
      ended(connection);
    }
    return due;
  }

  /// Takes out all connections without streams; the caller closes them.
  public List<C> takeIdle() {
    List<C> idle =
        hosts.values().stream().flatMap(List::stream).filter(c -> c.streams() == 0).toList();
    idle.forEach(this::ended);
    return idle;
  }

  /// A connection is closed, for whatever reason. Its streams have still to be reported as over.
  public void ended(C connection) {
    connection.markClosed();
    remove(connection);
  }

  /// The connections to a host that may take streams, the oldest first.
  public List<C> connections(HostKey key) {
    return hosts.getOrDefault(key, List.of());
  }

  /// Whether there is no connection at all.
  public boolean isEmpty() {
    return hosts.isEmpty();
  }

  private boolean takesAnother(C connection, long nowNanos) {
    boolean servesOnlyOne = limits.disableKeepAlives() && connection.isUsed();
    return !servesOnlyOne && !connection.isFull() && !isTooOld(connection, nowNanos);
  }

  /// Whether it has been idle for too long although its timer has not fired yet. Before its first
  /// stream only the timer tells.
  private boolean isTooOld(C connection, long nowNanos) {
    return connection.isUsed()
        && connection.streams() == 0
        && limits.idleConnTimeoutNanos() > 0
        && nowNanos - connection.idleSinceNanos() > limits.idleConnTimeoutNanos();
  }

  private void remove(C connection) {
    List<C> present = hosts.get(connection.key());
    if (present != null && present.remove(connection) && present.isEmpty()) {
      hosts.remove(connection.key());
    }
  }
}
