package dev.poolscope.suggest;

import dev.poolscope.pool.GoLimits;
import dev.poolscope.traffic.Traffic;
import dev.poolscope.virtual.PoolReplay;
import dev.poolscope.virtual.ReplayNumbers;
import dev.poolscope.virtual.ReplayTimes;
import dev.poolscope.virtual.ReplayedHost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/// Looks for limits by trying them on traffic in virtual time.
///
/// Threading: confined to one thread; replays that do not depend on each other run on others too.
public final class Suggester {
  /// How many limits a curve tries at most.
  private static final int MOST_POINTS = 24;

  private final Traffic traffic;
  private final GoLimits current;
  private final ReplayTimes times;

  private Suggester(Traffic traffic, GoLimits current, ReplayTimes times) {
    this.traffic = traffic;
    this.current = current;
    this.times = times;
  }

  /// The smallest limits that would have spared traffic its churn and its waiting.
  ///
  /// @param current the limits that it met; those that Go does not have are kept as they are
  /// @throws IllegalArgumentException if there are no requests
  public static Suggestion of(Traffic traffic, GoLimits current, ReplayTimes times) {
    if (traffic.size() == 0) {
      throw new IllegalArgumentException("there are no requests to learn from");
    }
    return new Suggester(traffic, current, times).suggestion();
  }

  private Suggestion suggestion() {
    ReplayNumbers unlimited = replay(Limits.withoutIdleLimits(current));
    long fewest = unlimited.all().opened();
    TriedLimits before = new TriedLimits(replay(current), fewest);
    int connections = connectionsWithoutWaiting();
    TriedLimits withoutWaiting = null;
    if (before.all().queued() > 0) {
      GoLimits wider = Limits.withConnsPerHost(current, connections);
      withoutWaiting = withoutChurn(replay(Limits.withoutIdleLimits(wider)));
    }
    return new Suggestion(
        traffic.size(),
        traffic.hosts().size(),
        traffic.lengthNanos(),
        traffic.heldInAllNanos() / Math.max(1, traffic.lengthNanos()),
        times.dialNanos(),
        before,
        withoutChurn(unlimited),
        withoutWaiting,
        idleCurve(mostIdle(unlimited), fewest),
        connectionsCurve(connections));
  }

  /// The smallest idle limits that have no more connections opened than none at all, starting from
  /// what came of none.
  private TriedLimits withoutChurn(ReplayNumbers unlimited) {
    GoLimits base = unlimited.limits();
    long fewest = unlimited.all().opened();
    int perHost = smallest(mostIdle(unlimited), limit -> opened(base, 0, limit) <= fewest);
    // Where nothing limits the sum, nothing has to.
    int inAll =
        current.maxIdleConns() == 0
            ? 0
            : smallest(
                (int) Math.max(1, unlimited.all().peakIdle()),
                limit -> opened(base, limit, perHost) <= fewest);
    long timeout = current.idleConnTimeoutNanos();
    ReplayNumbers found = replay(Limits.withIdle(base, inAll, perHost, timeout));
    if (timeout > 0 && found.all().opened() > fewest) {
      long enough =
          replay(Limits.withIdle(base, inAll, perHost, 0)).all().longestIdleBeforeReuseNanos();
      found = replay(Limits.withIdle(base, inAll, perHost, enough + 1));
    }
    return new TriedLimits(found, fewest);
  }

  private long opened(GoLimits base, int idle, int idlePerHost) {
    return replay(Limits.withIdle(base, idle, idlePerHost, 0)).all().opened();
  }

  /// How many connections a host has at the most where nothing limits them: with so many, no
  /// request has to wait for another.
  private int connectionsWithoutWaiting() {
    ReplayNumbers free = replay(Limits.withoutIdleLimits(Limits.withConnsPerHost(current, 0)));
    return smallest(
        most(free, ReplayedHost::peakOpen),
        limit -> {
          GoLimits limits = Limits.withoutIdleLimits(Limits.withConnsPerHost(current, limit));
          return replay(limits).all().queued() == 0;
        });
  }

  private TradeOff idleCurve(int most, long fewest) {
    IntFunction<GoLimits> limits =
        limit ->
            Limits.withIdle(current, current.maxIdleConns(), limit, current.idleConnTimeoutNanos());
    List<TradeOff.Point> points =
        points(most, limit -> new TriedLimits(replay(limits.apply(limit)), fewest));
    return TradeOff.of(points, TriedLimits::redials);
  }

  private TradeOff connectionsCurve(int most) {
    List<TradeOff.Point> points =
        points(
            most,
            limit -> {
              ReplayNumbers numbers =
                  replay(Limits.withoutIdleLimits(Limits.withConnsPerHost(current, limit)));
              return new TriedLimits(numbers, numbers.all().opened());
            });
    return TradeOff.of(points, tried -> tried.all().waitedNanosAt(99));
  }

  private static List<TradeOff.Point> points(int most, IntFunction<TriedLimits> tried) {
    return steps(most).parallelStream()
        .map(limit -> new TradeOff.Point(limit, tried.apply(limit)))
        .toList();
  }

  /// Limits from 1 to the largest: all of them where they are few, else spread so that each is so
  /// much larger than the one before.
  static List<Integer> steps(int most) {
    List<Integer> steps = new ArrayList<>();
    double factor = Math.pow(most, 1.0 / (MOST_POINTS - 1));
    int last = 0;
    for (int i = 0; i < MOST_POINTS && last < most; i++) {
      int next = Math.min(most, Math.max(last + 1, (int) Math.round(Math.pow(factor, i))));
      steps.add(next);
      last = next;
    }
    if (last < most) {
      steps.add(most);
    }
    return steps;
  }

  private static int mostIdle(ReplayNumbers unlimited) {
    return most(unlimited, ReplayedHost::peakIdle);
  }

  /// The most that any host has of something, 1 at least.
  private static int most(ReplayNumbers numbers, ToLongFunction<ReplayedHost> of) {
    return (int) Math.max(1, numbers.hosts().stream().mapToLong(of).max().orElse(1));
  }

  /// The smallest limit from 1 on that is enough, if the largest is and any is that is larger than
  /// one that is.
  private static int smallest(int largest, IntPredicate isEnough) {
    int low = 1;
    int high = largest;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isEnough.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  private ReplayNumbers replay(GoLimits limits) {
    return PoolReplay.of(traffic, limits, times);
  }
}
