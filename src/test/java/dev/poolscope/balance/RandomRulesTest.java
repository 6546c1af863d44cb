package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolscope.schema.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules that draw, over many picks with a fixed seed, within [BinomialBound].
class RandomRulesTest {
  private static final int PICKS = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"random", "weighted-random", "p2c", "p2c-with-replacement"})
  void equalHostsGetEqualShares(String id) throws NoEndpointException {
    Map<String, Integer> tally = Bench.of(id, "a b c d e").tally(PICKS);

    assertShares(tally, Map.of("a", 0.2, "b", 0.2, "c", 0.2, "d", 0.2, "e", 0.2));
  }

  @Test
  void weightedRandomFollowsTheWeights() throws NoEndpointException {
    Map<String, Integer> tally = Bench.of("weighted-random", "a:5 b:3 c:2").tally(PICKS);

    assertShares(tally, Map.of("a", 0.5, "b", 0.3, "c", 0.2));
  }

  @Test
  void weightedRandomDrawsAgainForADrainedHost() throws NoEndpointException {
    Bench bench = Bench.of("weighted-random", "a:5 b:3 c:2");
    bench.balancer.endpoints().drain("a");

    assertShares(bench.tally(PICKS), Map.of("b", 0.6, "c", 0.4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smooth-weighted-round-robin",
        "weighted-random",
        "nginx-least-conn",
        "least-request-weighted"
      })
  void weightsAreRespectedWithin2PercentOver10kPicks(String id) throws NoEndpointException {
    Map<String, Integer> tally = Bench.of(id, "a:5 b:3 c:2").tally(10_000);

    assertThat(tally.getOrDefault("a", 0) / 10_000.0).isCloseTo(0.5, within(0.02));
    assertThat(tally.getOrDefault("b", 0) / 10_000.0).isCloseTo(0.3, within(0.02));
    assertThat(tally.getOrDefault("c", 0) / 10_000.0).isCloseTo(0.2, within(0.02));
  }

  @Test
  void p2cWithReplacementPicksTheWorseOfTwoHostsInAQuarter() throws NoEndpointException {
    Bench bench = Bench.of("p2c-with-replacement", "a b");
    while (!bench.pick(null).endpoint().equals("b")) {
      bench.end(bench.leases.getLast(), Outcome.succeeded(0));
    }

    assertShares(bench.tally(PICKS), Map.of("a", 0.75, "b", 0.25));
  }

  @Test
  void p2cNeverPicksTheWorseOfTwoHosts() throws NoEndpointException {
    Bench bench = Bench.of("p2c", "a b");
    String busy = bench.run("p");

    assertThat(bench.tally(1_000)).doesNotContainKey(busy);
  }

  @Test
  void p2cDrawsEveryPairAlike() throws NoEndpointException {
    Bench bench = Bench.of("p2c", "a b c d");
    Map<List<Boolean>, Integer> pairs = new HashMap<>();
    for (int i = 0; i < PICKS; i++) {
      try (Lease lease = bench.balancer.pick(new PickContext(0, null, i))) {
        List<Boolean> drawn = lease.pick().scores().stream().map(score -> !score.isNaN()).toList();
        pairs.merge(drawn, 1, Integer::sum);
      }
    }

    assertThat(pairs).hasSize(6);
    assertThat(pairs.values())
        .allSatisfy(
            count ->
                assertThat((double) count)
                    .isCloseTo(PICKS / 6.0, within(BinomialBound.deviation(PICKS))));
  }

  @ParameterizedTest
  @EnumSource(
      value = TieRule.class,
      names = {"RANDOM", "RESERVOIR"})
  void drawnTiesAreFair(TieRule rule) throws NoEndpointException {
    String ties = "ties=" + Labels.of(rule);

    Map<String, Integer> tally = Bench.of("least-connections", "a b c d", ties).tally(PICKS);

    assertShares(tally, Map.of("a", 0.25, "b", 0.25, "c", 0.25, "d", 0.25));
  }

  @Test
  void haproxyTakesAnyIdleHostAlike() throws NoEndpointException {
    Map<String, Integer> tally = Bench.of("haproxy-leastconn", "a:9 b c").tally(PICKS);

    assertShares(tally, Map.of("a", 1 / 3.0, "b", 1 / 3.0, "c", 1 / 3.0));
  }

  private static void assertShares(Map<String, Integer> tally, Map<String, Double> shares) {
    int sum = tally.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(tally).containsOnlyKeys(shares.keySet());
    shares.forEach(
        (name, share) ->
            assertThat((double) tally.getOrDefault(name, 0))
                .as(name)
                .isCloseTo(share * sum, within(BinomialBound.deviation(sum))));
  }
}
