package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What counts, when it counts, and who wins among equals (experiments X31 to X33).
class CountingTest {
  private final Map<String, Integer> sockets = new HashMap<>();

  private Bench counting(String hosts, BalancerOptions options) {
    return Bench.with(
        "least-connections",
        new BalancerSetup(
            Bench.members(hosts),
            options,
            RandomSource.seeded(1),
            Map.of(CountWhat.OPEN_SOCKETS, host -> sockets.getOrDefault(host, 0))));
  }

  @Test
  void openSocketsStickToTheHostWithTheFewestThoughItIsTheBusiest() throws NoEndpointException {
    Bench bench = counting("a b", BalancerOptions.DEFAULTS.withCounts(CountWhat.OPEN_SOCKETS));
    sockets.put("a", 8);
    sockets.put("b", 2);

    assertThat(bench.run("p p p")).isEqualTo("b b b");
    assertThat(bench.last().scores()).containsExactly(8.0, 2.0);
    assertThat(bench.last().countSource()).isEqualTo("open-sockets at-pick");
  }

  @Test
  void openSocketsAreReadLive() throws NoEndpointException {
    Bench bench = counting("a b", BalancerOptions.DEFAULTS.withCounts(CountWhat.OPEN_SOCKETS));
    sockets.put("a", 1);
    assertThat(bench.run("p")).isEqualTo("b");

    sockets.put("b", 2);

    assertThat(bench.run("p")).isEqualTo("a");
  }

  @Test
  void onConnectABurstSeesTheSameCounts() throws NoEndpointException {
    Bench bench =
        Bench.of(
            "least-connections",
            "a b c d",
            BalancerOptions.DEFAULTS.withCountWhen(CountWhen.ON_CONNECT));

    assertThat(bench.run("p p p p")).isEqualTo("a a a a");
    bench.leases.forEach(Lease::connected);
    assertThat(bench.run("c c c c")).isEqualTo("b c d b");
  }

  @Test
  void aCallThatEndsBeforeItConnectsNeverCounts() throws NoEndpointException {
    Bench bench =
        Bench.of(
            "least-connections",
            "a b",
            BalancerOptions.DEFAULTS.withCountWhen(CountWhen.ON_CONNECT));
    bench.run("p x0");
    bench.leases.getFirst().connected();

    assertThat(bench.balancer.endpoints().status())
        .allSatisfy(status -> assertThat(status.counted()).isZero());
  }

  @Test
  void samplesAreTakenAtMostEveryInterval() throws NoEndpointException {
    Bench bench =
        Bench.of(
            "least-connections",
            "a b c d",
            BalancerOptions.DEFAULTS.withCountWhen(CountWhen.sampled(100 * Bench.MILLI)));

    assertThat(bench.run("p p t99 p t1 p p t99 p t1 p")).isEqualTo("a a a b b b c");
  }

  @Test
  void ofTwoWaysOnlyTheSampledOneReadsTheSourceSeldom() throws NoEndpointException {
    int[] reads = {0};
    for (CountWhen when : List.of(CountWhen.AT_PICK, CountWhen.sampled(Bench.SECOND))) {
      reads[0] = 0;
      Bench bench =
          Bench.with(
              "least-connections",
              new BalancerSetup(
                  Bench.members("a b"),
                  BalancerOptions.DEFAULTS
                      .withCounts(CountWhat.DIALING_AND_ACTIVE)
                      .withCountWhen(when),
                  RandomSource.seeded(1),
                  Map.of(CountWhat.DIALING_AND_ACTIVE, _ -> reads[0]++)));
      bench.run("p p p");

      assertThat(reads[0]).isEqualTo(when.equals(CountWhen.AT_PICK) ? 6 : 2);
    }
  }

  @Test
  void aCountWithoutSourceIsRefused() {
    BalancerOptions options = BalancerOptions.DEFAULTS.withCounts(CountWhat.DIALING_AND_ACTIVE);

    assertThatThrownBy(() -> counting("a", options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dialing+active has no count source");
  }

  @Test
  void countsOfTheSurroundingsCannotBeCountedOnConnect() {
    BalancerOptions options =
        BalancerOptions.DEFAULTS
            .withCounts(CountWhat.OPEN_SOCKETS)
            .withCountWhen(CountWhen.ON_CONNECT);

    assertThatThrownBy(() -> counting("a", options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("on-connect is for in-flight");
  }

  @Test
  void aNegativeCountIsReported() {
    sockets.put("a", -1);
    Bench bench = counting("a", BalancerOptions.DEFAULTS.withCounts(CountWhat.OPEN_SOCKETS));

    assertThatThrownBy(() -> bench.run("p"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the count source of open-sockets gave -1 for a");
  }

  @Test
  void tiesGoToTheFirst() throws NoEndpointException {
    assertThat(Bench.of("least-connections", "a b c").run("q q q")).isEqualTo("a a a");
  }

  @Test
  void tiesRotate() throws NoEndpointException {
    BalancerOptions rotate = BalancerOptions.DEFAULTS.withTies(TieRule.ROTATE);
    for (String id : List.of("least-connections", "least-connections-scan")) {
      Bench bench = Bench.of(id, "a b c", rotate.withCountWhen(CountWhen.AT_PICK));

      assertThat(bench.run("q q q q p q q q")).as(id).isEqualTo("a b c a b c a c");
    }
  }

  @Test
  void randomTiesTakeOneDrawAndReservoirsOnePerEqual() throws NoEndpointException {
    for (TieRule ties : List.of(TieRule.RANDOM, TieRule.RESERVOIR)) {
      Bench bench =
          Bench.of("least-connections", "a b c d", BalancerOptions.DEFAULTS.withTies(ties));
      bench.run("p");

      List<Integer> bounds = bench.last().draws().stream().map(Draw::bound).toList();
      assertThat(bounds).isEqualTo(ties == TieRule.RANDOM ? List.of(4) : List.of(2, 3, 4));
      bench.run("p p p");
      assertThat(bench.last().draws()).isEmpty();
    }
  }
}
