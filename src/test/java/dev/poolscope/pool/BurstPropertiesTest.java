package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// The sum of section 13 of the Go pool reference for bursts that saturate the limit M of all keys
/// while I connections stay idle between them: opened M + (b-1)(M-I), closed b(M-I).
class BurstPropertiesTest {
  private static final long GAP = 10_000 * MILLI;

  /// Bursts, requests per burst and host, and how long a dial and a response take.
  record Bursts(int count, int extra, long dialNanos, long serviceNanos) {}

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void oneHostOpensAndClosesAsTheSumSays(
      @ForAll @IntRange(min = 1, max = 8) int connections,
      @ForAll @IntRange(min = -1, max = 9) int idleTotal,
      @ForAll @IntRange(min = 0, max = 9) int idlePerHost,
      @ForAll("bursts") Bursts bursts) {
    var pool =
        PoolSimulation.of(
            Limits.none().perHost(connections).idle(idleTotal).idlePerHost(idlePerHost));

    run(pool, bursts, connections, List.of("a"));

    int perHost = idlePerHost == 0 ? 2 : idlePerHost;
    int total = idleTotal == 0 ? Integer.MAX_VALUE : Math.max(0, idleTotal);
    expect(pool, bursts, connections, Math.min(connections, Math.min(perHost, total)));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void twoHostsUnderOneTotalIdleLimitOpenAndCloseAsTheSumSays(
      @ForAll @IntRange(min = 1, max = 5) int connections,
      @ForAll @IntRange(min = 1, max = 11) int idleTotal,
      @ForAll("bursts") Bursts bursts) {
    var pool =
        PoolSimulation.of(
            Limits.none().perHost(connections).idle(idleTotal).idlePerHost(connections));

    run(pool, bursts, connections, List.of("a", "b"));

    int all = 2 * connections;
    expect(pool, bursts, all, Math.min(all, idleTotal));
    assertThat(pool.closed())
        .allMatch(closed -> closed.closeReason() == CloseReason.IDLE_TOTAL_LIMIT);
  }

  private static void run(PoolSimulation pool, Bursts bursts, int connections, List<String> hosts) {
    var plan =
        RequestPlan.serving(bursts.serviceNanos()).dialing(DialPlan.after(bursts.dialNanos()));
    for (int burst = 0; burst < bursts.count(); burst++) {
      for (int i = 0; i < connections + bursts.extra(); i++) {
        hosts.forEach(host -> pool.request(host, plan));
      }
      pool.advance(GAP);
    }
    pool.checks().atTheEnd();
  }

  private static void expect(PoolSimulation pool, Bursts bursts, int most, int idle) {
    assertThat(pool.opened()).hasSize(most + (bursts.count() - 1) * (most - idle));
    assertThat(pool.closed()).hasSize(bursts.count() * (most - idle));
    assertThat(pool.idle()).hasSize(idle);
  }

  @Provide
  Arbitrary<Bursts> bursts() {
    Arbitrary<Long> durations = Arbitraries.longs().between(1, 20 * MILLI);
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 12),
            durations,
            durations)
        .as(Bursts::new);
  }
}
