package dev.poolscope.pool;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.pool.PoolAction.ArmIdleTimer;
import dev.poolscope.pool.PoolAction.Close;
import dev.poolscope.pool.PoolAction.Deliver;
import dev.poolscope.pool.PoolAction.Fail;
import dev.poolscope.pool.PoolAction.StartDial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The HTTP/1.1 pool of Go's Transport, sections 2 to 8 of the Go pool reference. Every method is
/// one atomic step and returns the actions that follow from it, in order.
///
/// A connection that [is shared][PoolConnection#isShared] speaks HTTP/2 and follows `alt != nil` in
/// Go's `transport.go`: one is delivered to all that wait and stays idle meanwhile, and while it is
/// in the idle list it holds a permit. So the limit of connections per host bounds how many dials
/// run at a time, and not how many HTTP/2 connections there are.
///
/// Go does not let limits change while in use. For that alone some things go beyond it: permits are
/// counted even while there is no limit, requests stand in the queue for returned connections even
/// while keep-alive is off, and [#setLimits] acts on what is waiting and idle.
///
/// @param <W> the wants of the surroundings
/// @param <C> their connections
///
/// Threading: not thread-safe; callers guard it, and the wants and connections given to it, with
/// one lock, and carry out the actions after they have let go of it.
public final class GoTransportPool<W extends Want<C>, C extends PoolConnection> {
  private final GoRelease release;
  private final Map<HostKey, HostPool<W, C>> hosts = new HashMap<>();

  /// Idle connections of all hosts, oldest first.
  private final LinkedHashSet<C> idle = new LinkedHashSet<>();

  private GoLimits limits;

  /// Why what becomes idle is closed at once, or null if it is kept.
  private @Nullable CloseReason closeWhatBecomesIdle;

  /// An empty pool.
  public GoTransportPool(GoLimits limits, GoRelease release) {
    this.limits = limits;
    this.release = release;
  }

  /// The limits in force.
  public GoLimits limits() {
    return limits;
  }

  /// Puts other limits in force from now on. Idle connections above a lowered limit stay until a
  /// connection is returned, as they would in Go, and those above a lowered number of requests
  /// until a request looks for them; a changed idle timeout or age holds for those already
  /// idle.
  /// Switching keep-alive off closes what is idle, because no request would look for it again.
  /// Wants waiting for a permit dial at once where the new limit has room.
  public List<PoolAction<W, C>> setLimits(GoLimits changed) {
    boolean newTimes =
        limits.idleConnTimeoutNanos() != changed.idleConnTimeoutNanos()
            || limits.maxConnectionAgeNanos() != changed.maxConnectionAgeNanos();
    limits = changed;
    List<PoolAction<W, C>> out = new ArrayList<>();
    if (limits.disableKeepAlives()) {
      closeAllIdle(CloseReason.KEEPALIVE_DISABLED, out);
    } else if (newTimes) {
      idle.forEach(connection -> armIdleTimer(connection, out));
    }
    hosts.values().forEach(host -> dialWhereRoom(host, out));
    return out;
  }

  /// A request wants a connection (section 4): it gets an idle one, the newest as in Go, or starts
  /// to dial, or waits for either a returned connection or a permit. A want that was cancelled
  /// before asks for
  /// nothing.
  public List<PoolAction<W, C>> want(W want, long nowNanos) {
    List<PoolAction<W, C>> out = new ArrayList<>();
    if (!want.isEmpty()) {
      return out;
    }
    HostPool<W, C> host = host(want.key());
    List<C> tooOld = new ArrayList<>();
    if (!limits.disableKeepAlives()) {
      closeWhatBecomesIdle = null;
      C taken = takeIdle(host, nowNanos, tooOld);
      if (taken != null) {
        deliver(want, taken, out);
      }
    }
    if (want.isEmpty()) {
      host.addWaitingForIdle(want);
      queueForDial(host, want, out);
    }
    // Go closes what is too old from a goroutine of its own, after the want has taken its place.
    for (C old : tooOld) {
      close(old, Objects.requireNonNull(limits.passedOver(old, nowNanos)), out);
    }
    return out;
  }

  /// The request has its connection and will use it: from here on a cancellation no longer puts it
  /// back.
  ///
  /// @return false if the want has no connection (any more)
  public boolean take(W want) {
    boolean taken = want.take();
    C connection = want.connection();
    if (taken && connection != null) {
      connection.countRequest();
    }
    return taken;
  }

  /// The request no longer wants (section 4, step 3). A connection delivered but not yet taken goes
  /// to another waiter, to idle, or is closed.
  public List<PoolAction<W, C>> cancel(W want, long nowNanos) {
    C untaken = want.cancel();
    return untaken == null ? List.of() : returned(untaken, nowNanos);
  }

  /// Whether a dial that is about to start should still be made (section 12). If not, call
  /// [#dialSkipped].
  public boolean dialIsWanted(W want) {
    return release.dialsForSettledWants() || want.isServed();
  }

  /// A dial was not made after all; its permit goes on.
  public List<PoolAction<W, C>> dialSkipped(W want) {
    List<PoolAction<W, C>> out = new ArrayList<>();
    giveBackPermit(host(want.key()), out);
    return out;
  }

  /// A dial succeeded (section 5). If its want was settled meanwhile the connection is treated as
  /// if it had been returned.
  public List<PoolAction<W, C>> dialSucceeded(W want, C connection, long nowNanos) {
    connection.markOpened(nowNanos);
    if (!want.isEmpty()) {
      return returned(connection, nowNanos);
    }
    List<PoolAction<W, C>> out = new ArrayList<>();
    deliver(want, connection, out);
    if (connection.isShared()) {
      out.addAll(returned(connection, nowNanos));
    }
    return out;
  }

  /// A request was given a shared connection and then found none of its host's HTTP/2 connections
  /// with room: the entry leaves the idle list, and its permit goes on. The next request dials.
  public List<PoolAction<W, C>> foundNoRoom(C shared) {
    List<PoolAction<W, C>> out = new ArrayList<>();
    if (shared.isIdle()) {
      removeIdle(shared);
      giveBackPermit(host(shared.key()), out);
    }
    return out;
  }

  /// A dial failed (section 5): its own want fails if still empty; no other want is touched.
  public List<PoolAction<W, C>> dialFailed(W want) {
    List<PoolAction<W, C>> out = new ArrayList<>();
    if (want.isEmpty()) {
      want.fail();
      out.add(new Fail<>(want));
    }
    giveBackPermit(host(want.key()), out);
    return out;
  }

  /// A request gives back a connection that may be used again (section 6). Go has no limit of age
  /// or of requests; where one is set and reached, the connection is closed here.
  ///
  /// @throws IllegalStateException if the connection is idle, so that nobody can give it back
  public List<PoolAction<W, C>> returned(C connection, long nowNanos) {
    if (connection.isIdle()) {
      if (connection.isShared()) {
        return List.of();
      }
      throw new IllegalStateException(connection + " was returned although it is idle");
    }
    List<PoolAction<W, C>> out = new ArrayList<>();
    if (limits.neverReuses()) {
      close(connection, CloseReason.KEEPALIVE_DISABLED, out);
      return out;
    }
    if (connection.closeReason() != null) {
      return out;
    }
    CloseReason worn = limits.wornOut(connection, nowNanos);
    if (worn != null) {
      close(connection, worn, out);
      return out;
    }
    connection.markReused();
    HostPool<W, C> host = host(connection.key());
    W waiting = host.pollWaitingForIdle();
    while (waiting != null && connection.isShared()) {
      deliver(waiting, connection, out);
      waiting = host.pollWaitingForIdle();
    }
    if (waiting != null) {
      deliver(waiting, connection, out);
    } else if (closeWhatBecomesIdle != null) {
      close(connection, closeWhatBecomesIdle, out);
    } else if (host.idle.size() >= limits.effectiveIdlePerHost()) {
      close(connection, CloseReason.IDLE_PER_HOST_LIMIT, out);
    } else {
      becomeIdle(host, connection, nowNanos, out);
    }
    return out;
  }

  /// A connection ended for a reason outside the pool (the response ended it, an error, the server
  /// closed it, its request was cancelled). Does nothing if it is closed already. A connection that
  /// ends by being upgraded leaves the pool without a [Close], its socket being the caller's now.
  public List<PoolAction<W, C>> ended(C connection, CloseReason reason) {
    List<PoolAction<W, C>> out = new ArrayList<>();
    if (connection.closeReason() == null) {
      removeIdle(connection);
      close(connection, reason, out);
    }
    return out;
  }

  /// Something was read from a connection that nobody expected. Closes it if it is idle; otherwise
  /// does nothing, because its user is about to find out.
  public List<PoolAction<W, C>> endedWhileIdle(C connection, CloseReason reason) {
    return connection.isIdle() ? ended(connection, reason) : List.of();
  }

  /// The idle timer of a connection fired (section 8). Does nothing unless it has been idle for the
  /// whole timeout, or has reached its age.
  public List<PoolAction<W, C>> idleTimerFired(C connection, long nowNanos) {
    CloseReason reason = limits.endsIdle(connection, nowNanos);
    return connection.isIdle() && reason != null ? ended(connection, reason) : List.of();
  }

  /// Until when an idle connection may stay so, as a ticker reading; [GoLimits#FOR_EVER] without a
  /// limit.
  public long idleUntilNanos(C connection) {
    return limits.idleUntilNanos(connection);
  }

  /// Closes all idle connections, and from now on what becomes idle, until the next request looks
  /// for a connection (Go's CloseIdleConnections).
  public List<PoolAction<W, C>> closeIdleConnections() {
    return closeIdle(CloseReason.CLOSE_IDLE_CALLED);
  }

  /// Closes all idle connections for a given reason, and from now on what becomes idle, until the
  /// next request looks for a connection.
  public List<PoolAction<W, C>> closeIdle(CloseReason reason) {
    List<PoolAction<W, C>> out = new ArrayList<>();
    closeWhatBecomesIdle = reason;
    closeAllIdle(reason, out);
    return out;
  }

  /// The number of idle connections to a host.
  public int idleCount(HostKey key) {
    HostPool<W, C> host = hosts.get(key);
    return host == null ? 0 : host.idle.size();
  }

  /// The number of idle connections to all hosts.
  public int idleCount() {
    return idle.size();
  }

  /// The number of permits of a host in use: dialing, in use and idle connections together.
  public int permits(HostKey key) {
    HostPool<W, C> host = hosts.get(key);
    return host == null ? 0 : host.permits;
  }

  /// Whether an unsettled want for a host waits for a connection to be returned.
  public boolean hasWaiting(HostKey key) {
    HostPool<W, C> host = hosts.get(key);
    return host != null && host.hasWaiting();
  }

  private HostPool<W, C> host(HostKey key) {
    return hosts.computeIfAbsent(key, _ -> new HostPool<>());
  }

  private @Nullable C takeIdle(HostPool<W, C> host, long nowNanos, List<C> tooOld) {
    while (!host.idle.isEmpty()) {
      C next = limits.oldestFirst() ? host.idle.getFirst() : host.idle.getLast();
      boolean fit = limits.passedOver(next, nowNanos) == null;
      if (!fit || !next.isShared()) {
        removeIdle(next);
      }
      if (fit) {
        return next;
      }
      tooOld.add(next);
    }
    return null;
  }

  private void deliver(W want, C connection, List<PoolAction<W, C>> out) {
    want.deliver(connection);
    out.add(new Deliver<>(want, connection, connection.isReused()));
  }

  private void queueForDial(HostPool<W, C> host, W want, List<PoolAction<W, C>> out) {
    if (hasRoom(host)) {
      host.permits++;
      boolean off = limits.disableKeepAlives();
      out.add(
          new StartDial<>(want, off ? DialCause.KEEPALIVE_DISABLED : DialCause.NO_IDLE_CONNECTION));
    } else {
      host.addWaitingForPermit(want);
    }
  }

  private void dialWhereRoom(HostPool<W, C> host, List<PoolAction<W, C>> out) {
    while (hasRoom(host)) {
      W waiting = host.pollWaitingForPermit();
      if (waiting == null) {
        return;
      }
      host.permits++;
      out.add(new StartDial<>(waiting, DialCause.PERMIT_PASSED_ON));
    }
  }

  private boolean hasRoom(HostPool<W, C> host) {
    return !limits.limitsConnsPerHost() || host.permits < limits.maxConnsPerHost();
  }

  private void becomeIdle(
      HostPool<W, C> host, C connection, long nowNanos, List<PoolAction<W, C>> out) {
    host.idle.add(connection);
    idle.add(connection);
    connection.enterIdle(nowNanos);
    if (limits.maxIdleConns() != 0 && idle.size() > limits.maxIdleConns()) {
      C oldest = idle.getFirst();
      removeIdle(oldest);
      if (!oldest.equals(connection)) {
        oldest.markEvictedBy(connection);
      }
      close(oldest, CloseReason.IDLE_TOTAL_LIMIT, out);
    }
    if (connection.isIdle()) {
      armIdleTimer(connection, out);
    }
  }

  private void armIdleTimer(C connection, List<PoolAction<W, C>> out) {
    long until = idleUntilNanos(connection);
    if (until != GoLimits.FOR_EVER && !connection.isShared()) {
      out.add(new ArmIdleTimer<>(connection, until));
    }
  }

  private void closeAllIdle(CloseReason reason, List<PoolAction<W, C>> out) {
    for (C connection : List.copyOf(idle)) {
      removeIdle(connection);
      close(connection, reason, out);
    }
  }

  private void removeIdle(C connection) {
    if (connection.isIdle()) {
      connection.leaveIdle();
      idle.remove(connection);
      host(connection.key()).idle.remove(connection);
    }
  }

  private void close(C connection, CloseReason reason, List<PoolAction<W, C>> out) {
    if (connection.closeReason() == null) {
      connection.markClosed(reason);
      giveBackPermit(host(connection.key()), out);
      if (reason != CloseReason.UPGRADED && !connection.isShared()) {
        out.add(new Close<>(connection));
      }
    }
  }

  private void giveBackPermit(HostPool<W, C> host, List<PoolAction<W, C>> out) {
    boolean withinLimit = !limits.limitsConnsPerHost() || host.permits <= limits.maxConnsPerHost();
    W waiting = withinLimit ? host.pollWaitingForPermit() : null;
    if (waiting != null) {
      out.add(new StartDial<>(waiting, DialCause.PERMIT_PASSED_ON));
    } else {
      host.permits--;
    }
  }
}
