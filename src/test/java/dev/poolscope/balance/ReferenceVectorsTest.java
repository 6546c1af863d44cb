package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of the balancer reference, by its sections.
class ReferenceVectorsTest {
  @Nested
  class Hlts2LeastConnections {
    @ParameterizedTest
    @CsvSource({"p p r0 p p p, a b a c a", "q q q q q q, a a a a a a"})
    void picks(String steps, String expected) throws NoEndpointException {
      assertThat(Bench.of("least-connections", "a b c").run(steps)).isEqualTo(expected);
    }
  }

  @Nested
  class Gnet {
    @Test
    void roundRobinTakesTheCounterModuloTheLoops() throws NoEndpointException {
      assertThat(Bench.of("round-robin", "a b c").run("p p p p p")).isEqualTo("a b c a b");
    }

    @Test
    void leastConnectionsSendsABurstToOneLoopUntilItsSocketsAreRegistered()
        throws NoEndpointException {
      Bench bench = Bench.of("least-connections-scan", "a b c");

      assertThat(bench.run("p p p p")).isEqualTo("a a a a");
      bench.leases.forEach(Lease::connected);
      assertThat(bench.run("c c c")).isEqualTo("b c b");
    }

    @Test
    void leastConnectionsStaysOnTheFirstLoopAtLowLoad() throws NoEndpointException {
      assertThat(Bench.of("least-connections-scan", "a b c").run("q q q q")).isEqualTo("a a a a");
    }

    @ParameterizedTest
    @CsvSource({
      "a b c d, p p p p p p p p p p p p p p p p, a a a a b b b b d d d d c c c c",
      "a b c, p p p p p p p p p p p p, a a a b b b c c c c c c"
    })
    void cachedRootMakesBlocks(String hosts, String steps, String expected)
        throws NoEndpointException {
      assertThat(Bench.of("least-connections-cached-root", hosts).run(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1:5000, 3", "10.0.0.1:5001, 1", "10.0.0.1:5002, 3"})
    void sourceHashTakesTheUnsignedChecksumOfAddressAndPort(String key, String expected)
        throws NoEndpointException {
      assertThat(Bench.of("source-hash", "0 1 2 3").run("p@" + key)).isEqualTo(expected);
    }
  }

  @Nested
  class Nginx {
    @ParameterizedTest
    @CsvSource({
      "a:5 b:1 c:1, p p p p p p p, a a b a c a a",
      "a:4 b:2 c:1, p p p p p p p, a b a c a b a",
      "a:3 b:2 c:1, p p p p p p p p p p p p, a b a c b a a b a c b a",
      "a b c, p p p p p p, a b c a b c"
    })
    void smoothWeightedRoundRobin(String hosts, String steps, String expected)
        throws NoEndpointException {
      assertThat(Bench.of("smooth-weighted-round-robin", hosts).run(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
      "a b c, p p p p p p, a b c c b a",
      "a b c, q q q q q q, a b c a b c",
      "a:3 b:1, p p p p p p p p, a b a a a b a a",
      "a:3 b:1, q q q q q q q q, a a b a a a b a"
    })
    void leastConn(String hosts, String steps, String expected) throws NoEndpointException {
      assertThat(Bench.of("nginx-least-conn", hosts).run(steps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 2565", "10.0.0.77:80, 2565", "10.0.1.1, 2566"})
    void ipHashTakesTheFirstThreeOctets(String key, int hash) {
      assertThat(NginxIpHash.hash(89, ClientAddress.hashed(key))).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({"a b c, 10.0.0.1, a", "a b c d, 10.0.0.1, b", "a b:3 c, 10.0.1.1, b"})
    void ipHashWalksTheWeights(String hosts, String key, String expected)
        throws NoEndpointException {
      assertThat(Bench.of("nginx-ip-hash", hosts).run("p@" + key)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 20", "19, 0, 20", "20, 0, 40", "39, 0, 40", "100, 2, 360", "9000, 1, 10000"})
    void leastTimeScores(double millis, int conns, long score) {
      assertThat(LeastTime.score(millis, conns)).isEqualTo(score);
    }
  }

  @Nested
  class Haproxy {
    @ParameterizedTest
    @CsvSource({"0, 1, 0", "1, 4096, 2", "1, 2048, 4", "3, 4096, 4", "1, 1024, 8"})
    void leastconnKeys(int inFlight, long weight, long key) {
      assertThat(HaproxyLeastConnections.key(inFlight, weight)).isEqualTo(key);
    }

    @Test
    void leastconnTakesAnyIdleHostWhateverItsWeight() throws NoEndpointException {
      Bench bench = Bench.of("haproxy-leastconn", "a:256 b:1");
      String first = bench.run("p");

      assertThat(bench.run("p")).isNotEqualTo(first);
      assertThat(bench.last().scores()).contains(0.0);
    }

    @Test
    void firstTakesTheLowestWithAFreeSlot() throws NoEndpointException {
      Bench bench = Bench.of("first", "a:1 b:9", "maxConns=2");

      assertThat(bench.run("p p p r0 p p")).isEqualTo("a a b a b");
    }

    @Test
    void hashBalanceFactorSharesTheSlots() {
      assertThat(BoundedTableHash.slots(9, 1.25, new long[] {1, 1, 1, 1}))
          .containsExactly(3, 3, 3, 4);
    }
  }

  @Nested
  class Envoy {
    @ParameterizedTest
    @CsvSource({"2, 3, 1, 0.5", "4, 9, 1, 0.4", "2, 3, 0.5, 1.0", "3, 8, 0, 3"})
    void leastRequestWeights(double weight, int active, double bias, double expected) {
      assertThat(WeightedLeastRequest.weight(weight, active, bias)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 0.10", "30, 1, 0.50", "30, 2, 0.707", "60, 1, 1", "61, 2, 1", "0, 1, 0.1"})
    void slowStart(long seconds, double aggression, double factor) {
      SlowStart start = new SlowStart(Duration.ofSeconds(60), aggression, 0.1);

      assertThat(start.factor(seconds * Bench.SECOND)).isCloseTo(factor, within(0.0005));
    }
  }

  @Nested
  class Finagle {
    private static final double MILLI = Bench.MILLI;
    private static final double DECAY = 10.0 * Bench.SECOND;

    @ParameterizedTest
    @CsvSource({"1, 0, 90.5", "10, 0, 36.8", "6.931, 0, 50.0", "1, 50, 95.2", "1, 200, 200"})
    void peakEwmaFrom100Millis(double seconds, double sampleMillis, double expectedMillis) {
      PeakEwma.Cost cost = new PeakEwma.Cost();
      cost.observe(100 * MILLI, 0, DECAY);

      double now = cost.observe(sampleMillis * MILLI, (long) (seconds * Bench.SECOND), DECAY);

      assertThat(now / MILLI).isCloseTo(expectedMillis, within(0.05));
    }

    @Test
    void p2cDrawsDifferentHostsAndKeepsTheFirstOnEquality() throws NoEndpointException {
      Bench bench = Bench.with(scripted("a b c", 1, 1, 2, 0, 0, 0));

      assertThat(bench.run("q q p")).isEqualTo("b c a");
      assertThat(bench.leases.get(0).pick().ties()).containsExactly("b", "c");
      assertThat(bench.last().draws()).containsExactly(new Draw(3, 0), new Draw(2, 0));
    }

    private static BalancerSetup scripted(String hosts, int... draws) {
      return new BalancerSetup(
          Bench.settings("p2c"), Bench.members(hosts), 1, new ScriptedRandom(draws), Map.of());
    }
  }
}
