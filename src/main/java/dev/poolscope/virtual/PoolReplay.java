package dev.poolscope.virtual;

import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoTransportPool;
import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.PoolAction;
import dev.poolscope.pool.PoolConnection;
import dev.poolscope.pool.Want;
import dev.poolscope.traffic.Traffic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Lets traffic pass through the state machine of Go's pool in virtual time, under limits that need
/// not be those it once met. Every request arrives when it did, and holds its connection for as
/// long as it did; what differs is which connection it gets and when. Nothing fails: no request
/// gives up, every dial succeeds after the same time.
///
/// A connection that comes back at the instant of an arrival is there for it; a dial that is over
/// at that instant comes behind it.
///
/// Threading: confined to one thread; a replay is used once.
public final class PoolReplay {
  private final Traffic traffic;
  private final GoLimits limits;
  private final ReplayTimes times;
  private final GoTransportPool<Waiting, Lane> pool;
  private final DueQueue<Due> due = new DueQueue<>();
  private final ReplayTally tally;
  private final List<HostKey> keys = new ArrayList<>();
  private final ArrayDeque<Waiting> toDial = new ArrayDeque<>();
  private long connections;
  private long now;

  private PoolReplay(Traffic traffic, GoLimits limits, ReplayTimes times) {
    this.traffic = traffic;
    this.limits = limits;
    this.times = times;
    this.pool = new GoTransportPool<>(limits, times.release());
    this.tally = new ReplayTally(traffic.hosts());
    for (String host : traffic.hosts()) {
      keys.add(new HostKey("http|" + host + ":80"));
    }
  }

  /// What comes of traffic under limits.
  ///
  /// @param times how long dials take and when the replay ends
  public static ReplayNumbers of(Traffic traffic, GoLimits limits, ReplayTimes times) {
    return new PoolReplay(traffic, limits, times).run();
  }

  private ReplayNumbers run() {
    for (int i = 0; i < traffic.size() && traffic.arrivalNanos(i) < times.endNanos(); i++) {
      long arrival = traffic.arrivalNanos(i);
      passUpTo(arrival, true);
      now = arrival;
      arrive(i);
    }
    passUpTo(times.endNanos(), false);
    return tally.numbers(limits, Math.max(now, times.lengthNanos(traffic)));
  }

  /// Lets happen what is due before an instant.
  ///
  /// @param returnsAtIt whether connections that come back at that very instant do so before
  private void passUpTo(long instant, boolean returnsAtIt) {
    while (due.nextNanos() < instant || (returnsAtIt && due.nextNanos() == instant)) {
      long at = due.nextNanos();
      if (at == DueQueue.NEVER) {
        return;
      }
      now = at;
      switch (due.poll()) {
        case Lane lane -> released(lane);
        case IdleTimer timer -> fired(timer);
        case Waiting waiting -> dialed(waiting);
      }
    }
  }

  private void arrive(int request) {
    int host = traffic.host(request);
    Waiting want = new Waiting(keys.get(host), request, host);
    List<PoolAction<Waiting, Lane>> actions = pool.want(want, now);
    boolean atOnce = false;
    for (int i = 0; i < actions.size(); i++) {
      PoolAction<Waiting, Lane> action = actions.get(i);
      atOnce |= action instanceof PoolAction.Deliver || action instanceof PoolAction.StartDial;
    }
    tally.issued(host, !atOnce);
    carryOut(actions);
  }

  private void released(Lane lane) {
    tally.released(lane.host, now);
    carryOut(
        traffic.endsConnection(lane.request)
            ? pool.ended(lane, CloseReason.CONNECTION_CLOSE_HEADER)
            : pool.returned(lane, now));
    lane.wasIdle = lane.isIdle();
    if (lane.wasIdle) {
      tally.idle(lane.host, pool.idleCount(lane.key()), pool.idleCount());
    }
  }

  private void fired(IdleTimer timer) {
    Lane lane = timer.lane;
    timer.isQueued = false;
    carryOut(pool.idleTimerFired(lane, now));
    long until = pool.idleUntilNanos(lane);
    if (lane.isIdle() && until != GoLimits.FOR_EVER) {
      queue(timer, until);
    }
  }

  private void dialed(Waiting want) {
    Lane lane = new Lane(want.key(), ++connections, want.host);
    tally.opened(want.host, now);
    carryOut(pool.dialSucceeded(want, lane, now));
  }

  private void carryOut(List<PoolAction<Waiting, Lane>> actions) {
    act(actions);
    for (Waiting next = toDial.poll(); next != null; next = toDial.poll()) {
      if (pool.dialIsWanted(next)) {
        tally.dialStarted(next.host);
        due.add(now + times.dialNanos(), next);
      } else {
        act(pool.dialSkipped(next));
      }
    }
  }

  private void act(List<PoolAction<Waiting, Lane>> actions) {
    for (int i = 0; i < actions.size(); i++) {
      switch (actions.get(i)) {
        case PoolAction.Deliver<Waiting, Lane> a -> begin(a.want(), a.connection());
        case PoolAction.StartDial<Waiting, Lane> a -> toDial.add(a.want());
        case PoolAction.Close<Waiting, Lane> a -> closed(a.connection());
        case PoolAction.ArmIdleTimer<Waiting, Lane> a -> queue(a.connection().timer, a.atNanos());
        case PoolAction.Fail<Waiting, Lane> _ ->
            throw new IllegalStateException("no dial of a replay fails");
      }
    }
  }

  private void begin(Waiting want, Lane lane) {
    pool.take(want);
    int request = (int) want.request();
    tally.acquired(want.host, now, now - traffic.arrivalNanos(request), lane.requests() > 1);
    if (lane.wasIdle) {
      tally.idleBeforeReuse(want.host, now - lane.idleSinceNanos());
      lane.wasIdle = false;
    }
    lane.request = request;
    due.add(now + traffic.heldNanos(request), lane);
  }

  private void closed(Lane lane) {
    CloseReason reason = lane.closeReason();
    tally.closed(lane.host, now, reason == null ? CloseReason.OTHER : reason);
  }

  /// One timer is queued for a connection however often it becomes idle anew: when it comes too
  /// early it is queued again for what is left.
  private void queue(IdleTimer timer, long atNanos) {
    if (!timer.isQueued) {
      timer.isQueued = true;
      due.add(atNanos, timer);
    }
  }

  /// What can be due.
  private sealed interface Due {}

  /// A request that wants a connection; due when its dial is over.
  private static final class Waiting extends Want<Lane> implements Due {
    final int host;

    Waiting(HostKey key, int request, int host) {
      super(key, request);
      this.host = host;
    }
  }

  /// A connection; due when the request that holds it lets go.
  private static final class Lane extends PoolConnection implements Due {
    final int host;
    final IdleTimer timer = new IdleTimer(this);
    int request;

    /// Whether it was in the idle list when it was looked at last.
    boolean wasIdle;

    Lane(HostKey key, long id, int host) {
      super(key, id);
      this.host = host;
    }
  }

  /// Looks whether a connection has been idle for too long.
  private static final class IdleTimer implements Due {
    final Lane lane;
    boolean isQueued;

    IdleTimer(Lane lane) {
      this.lane = lane;
    }
  }
}
