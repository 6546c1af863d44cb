package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// Slow start and subsets.
class WarmUpTest {
  private static final String SLOW = "slowStart.window=60s";

  @Test
  void hostsThatAreThereFromTheBeginningDoNotWarmUp() throws NoEndpointException {
    assertThat(Bench.of("smooth-weighted-round-robin", "a b", SLOW).run("q q q q"))
        .isEqualTo("a b a b");
  }

  @Test
  void weightsOfANewHostGrowOverTheWindow() throws NoEndpointException {
    Bench bench = Bench.of("smooth-weighted-round-robin", "a", SLOW);
    bench.balancer.endpoints().add("b", 1, 0);

    assertShare(bench, 3, 0.1 / 1.1);
    assertShare(bench, 30, 0.5 / 1.5);
    assertShare(bench, 60, 0.5);
  }

  private static void assertShare(Bench bench, long second, double share)
      throws NoEndpointException {
    bench.nowNanos = second * Bench.SECOND;
    assertThat(bench.tally(3_000).getOrDefault("b", 0) / 3_000.0).isCloseTo(share, within(0.002));
  }

  @Test
  void aRuleWithoutWeightsAdmitsANewHostWithTheFactorAsProbability() throws NoEndpointException {
    int picks = 20_000;
    Bench bench = Bench.of("least-connections", "a", SLOW);
    bench.pick(null);
    bench.balancer.endpoints().add("b", 1, 0);
    bench.nowNanos = 30 * Bench.SECOND;

    assertThat((double) bench.tally(picks).getOrDefault("b", 0))
        .isCloseTo(0.5 * picks, within(BinomialBound.deviation(picks)));
  }

  @Test
  void withoutSlowStartANewHostTakesEveryPickUntilItIsLevel() throws NoEndpointException {
    Bench bench = Bench.of("least-connections", "a b");
    bench.run("p p p p p p");
    bench.balancer.endpoints().add("c", 1, 0);

    assertThat(bench.run("p p p p")).isEqualTo("c c c a");
  }

  @Test
  void aRestoredHostWarmsUpAgain() throws NoEndpointException {
    Bench bench = Bench.of("smooth-weighted-round-robin", "a b", SLOW);
    bench.balancer.endpoints().drain("b");
    bench.balancer.endpoints().restore("b", 0);

    assertShare(bench, 6, 0.1 / 1.1);
  }

  @Test
  void theOnlyHostIsPickedHoweverColdItIs() throws NoEndpointException {
    Bench bench = Bench.of("random", "", "slowStart={window: 1s, minWeight: 0}");
    bench.balancer.endpoints().add("a", 1, 0);

    assertThat(bench.run("p p")).isEqualTo("a a");
  }

  @Test
  void aSubsetConfinesTheRule() throws NoEndpointException {
    Bench bench = subset(2, 7);

    assertThat(bench.tally(100)).hasSize(2);
    assertThat(subset(2, 7).tally(100)).isEqualTo(bench.tally(100));
    assertThat(subset(20, 7).tally(100)).hasSize(10);
  }

  @Test
  void seedsSpreadSubsetsOverAllHosts() throws NoEndpointException {
    var seen = new HashSet<String>();
    for (int seed = 0; seed < 60; seed++) {
      seen.addAll(subset(2, seed).tally(4).keySet());
    }

    assertThat(seen).hasSize(10);
  }

  @Test
  void aDrainedHostOfASubsetIsReplacedByOneOther() throws NoEndpointException {
    Bench bench = subset(3, 1);
    var before = bench.tally(30).keySet();
    String drained = before.iterator().next();
    bench.balancer.endpoints().drain(drained);

    var after = bench.tally(30).keySet();

    assertThat(after).hasSize(3).doesNotContain(drained);
    assertThat(after).filteredOn(before::contains).hasSize(2);
  }

  private static Bench subset(int size, long seed) {
    return Bench.seeded(seed, "round-robin", Bench.hosts(10), "subset=" + size);
  }
}
