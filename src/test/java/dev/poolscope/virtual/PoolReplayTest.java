package dev.poolscope.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolscope.model.CloseReason;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.traffic.Traffic;
import dev.poolscope.traffic.TrafficBuilder;
import dev.poolscope.traffic.Traffics;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PoolReplayTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final ReplayTimes TEN_SECONDS = ReplayTimes.until(10 * SECOND, MILLI / 5);

  @Test
  void aRequestThatFindsNoConnectionWaitsForItsDialAndOneThatFindsOneDoesNotWait() {
    Traffic traffic = requests(0, 5 * MILLI, 100 * MILLI, 5 * MILLI);

    ReplayedHost all = replay(traffic, GoLimits.ZERO).all();

    assertThat(all.opened()).isEqualTo(1);
    assertThat(all.reused()).isEqualTo(1);
    assertThat(all.longestWaitNanos()).isCloseTo(MILLI / 5, within(1_000L));
    assertThat(all.waitedNanosAt(50)).isZero();
    assertThat(all.longestIdleBeforeReuseNanos()).isEqualTo(95 * MILLI - MILLI / 5);
    assertThat(all.lastDoneNanos()).isEqualTo(105 * MILLI);
  }

  @Test
  void aConnectionThatComesBackAtTheInstantOfAnArrivalServesIt() {
    Traffic traffic = requests(0, 10 * MILLI - MILLI / 5, 10 * MILLI, 5 * MILLI);

    ReplayedHost all = replay(traffic, GoLimits.ZERO).all();

    assertThat(all.opened()).isEqualTo(1);
    assertThat(all.reused()).isEqualTo(1);
  }

  @Test
  void whatEndsItsConnectionIsFollowedByADial() {
    TrafficBuilder builder = new TrafficBuilder();
    for (int i = 0; i < 5; i++) {
      builder.add("a", i * SECOND, MILLI, true);
    }

    ReplayedHost all = replay(builder.build(), GoLimits.ZERO).all();

    assertThat(all.opened()).isEqualTo(5);
    assertThat(all.closed(CloseReason.CONNECTION_CLOSE_HEADER)).isEqualTo(5);
    assertThat(all.openAtEnd()).isZero();
  }

  @Test
  void idleConnectionsEndAfterTheirTimeoutCountedFromWhenTheyBecameIdleLast() {
    Traffic traffic = requests(0, MILLI, SECOND, MILLI, 2 * SECOND, MILLI, 5 * SECOND, MILLI);
    GoLimits limits = new GoLimits(0, 2, 0, 2 * SECOND, false);

    ReplayedHost all = replay(traffic, limits).all();

    assertThat(all.opened()).isEqualTo(2);
    assertThat(all.closed(CloseReason.IDLE_TIMEOUT)).isEqualTo(2);
    assertThat(all.meanOpen()).isCloseTo((4.0008 + 2.0012) / 10, within(0.001));
  }

  @Test
  void whereThereIsNoRoomForADialRequestsQueueAndAreCounted() {
    ReplayedHost all =
        replay(Traffics.bursts(1, 5, "1s", "10ms", false, "a"), new GoLimits(0, 1, 1, 0, false))
            .all();

    assertThat(all.queued()).isEqualTo(4);
    assertThat(all.opened()).isEqualTo(1);
    assertThat(all.longestWaitNanos()).isCloseTo(40 * MILLI, within(MILLI));
  }

  @Test
  void whatIsDueAtTheEndDoesNotHappen() {
    Traffic traffic = requests(0, 20 * SECOND, 9 * SECOND, MILLI, 10 * SECOND, MILLI);

    ReplayedHost all = replay(traffic, GoLimits.ZERO).all();

    assertThat(all.issued()).isEqualTo(2);
    assertThat(all.inUseAtEnd()).isEqualTo(1);
    assertThat(all.idleAtEnd()).isEqualTo(1);
  }

  @Test
  void hostsAreToldApart() {
    ReplayNumbers numbers =
        replay(
            Traffics.bursts(9, 10, "1s", "5ms", false, "a", "b"), new GoLimits(0, 1, 1, 0, false));

    assertThat(numbers.hosts()).extracting(ReplayedHost::host).containsExactly("a", "b");
    assertThat(numbers.hosts()).extracting(ReplayedHost::issued).containsExactly(90L, 90L);
    assertThat(numbers.all().issued()).isEqualTo(180);
    assertThat(numbers.all().opened()).isEqualTo(2);
  }

  /// What holds of every run (section 13 of the Go pool reference).
  @Property(tries = 300)
  void theSumsHold(@ForAll("traffic") Traffic traffic, @ForAll("limits") GoLimits limits) {
    ReplayNumbers numbers = PoolReplay.of(traffic, limits, ReplayTimes.untilDone(2 * MILLI));

    for (ReplayedHost host : numbers.hosts()) {
      checkSums(host);
      if (limits.maxConnsPerHost() > 0) {
        assertThat(host.peakOpen()).isLessThanOrEqualTo(limits.maxConnsPerHost());
      }
    }
    checkSums(numbers.all());
    assertThat(numbers.all().issued()).isEqualTo(traffic.size());
    assertThat(numbers.all().acquired()).isEqualTo(traffic.size());
    assertThat(numbers.all().inUseAtEnd()).isZero();
  }

  private static void checkSums(ReplayedHost host) {
    long closed = host.closed().values().stream().mapToLong(Long::longValue).sum();
    assertThat(closed).isEqualTo(host.closedInAll());
    assertThat(host.opened() - closed).isEqualTo(host.openAtEnd());
    assertThat(host.opened() - host.neverUsed() + host.reused()).isEqualTo(host.acquired());
    assertThat(host.peakInUse()).isLessThanOrEqualTo(host.peakOpen());
    assertThat(host.peakOpen()).isLessThanOrEqualTo(host.opened());
    assertThat(host.meanInUse()).isLessThanOrEqualTo(host.meanOpen() + 1e-9);
  }

  @Provide
  Arbitrary<Traffic> traffic() {
    Arbitrary<long[]> request =
        Combinators.combine(
                Arbitraries.longs().between(0, 200),
                Arbitraries.longs().between(0, 50),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 4))
            .as((at, held, host, ends) -> new long[] {at, held, host, ends});
    return request
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(
            all -> {
              TrafficBuilder builder = new TrafficBuilder();
              all.forEach(r -> builder.add("h" + r[2], r[0] * MILLI, r[1] * MILLI, r[3] == 0));
              return builder.build();
            });
  }

  @Provide
  Arbitrary<GoLimits> limits() {
    return Combinators.combine(
            Arbitraries.integers().between(-1, 4),
            Arbitraries.integers().between(-1, 4),
            Arbitraries.integers().between(0, 4),
            Arbitraries.longs().between(0, 30),
            Arbitraries.of(false, false, false, true))
        .as(
            (idle, perHost, conns, timeout, off) ->
                new GoLimits(idle, perHost, conns, timeout * MILLI, off));
  }

  private static ReplayNumbers replay(Traffic traffic, GoLimits limits) {
    return PoolReplay.of(traffic, limits, TEN_SECONDS);
  }

  /// Requests to one host: arrival, time held, arrival, time held ...
  private static Traffic requests(long... times) {
    TrafficBuilder builder = new TrafficBuilder();
    for (int i = 0; i < times.length; i += 2) {
      builder.add("a", times[i], times[i + 1], false);
    }
    return builder.build();
  }
}
