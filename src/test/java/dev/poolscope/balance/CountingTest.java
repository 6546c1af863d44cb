package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.schema.ConfigException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What counts, when it counts, and who wins among equals (experiments X31 to X33).
class CountingTest {
  private final Map<String, Integer> sockets = new HashMap<>();

  private Bench counting(String hosts, String... options) {
    return Bench.with(
        new BalancerSetup(
            Bench.settings("least-connections", options),
            Bench.members(hosts),
            1,
            RandomSource.seeded(1),
            Map.of(CountWhat.OPEN_SOCKETS, host -> sockets.getOrDefault(host, 0))));
  }

  @Test
  void openSocketsStickToTheHostWithTheFewestThoughItIsTheBusiest() throws NoEndpointException {
    Bench bench = counting("a b", "counts=open-sockets");
    sockets.put("a", 8);
    sockets.put("b", 2);

    assertThat(bench.run("p p p")).isEqualTo("b b b");
    assertThat(bench.last().scores()).containsExactly(8.0, 2.0);
    assertThat(bench.last().countSource()).isEqualTo("open-sockets at-pick");
  }

  @Test
  void openSocketsAreReadLive() throws NoEndpointException {
    Bench bench = counting("a b", "counts=open-sockets");
    sockets.put("a", 1);
    assertThat(bench.run("p")).isEqualTo("b");

    sockets.put("b", 2);

    assertThat(bench.run("p")).isEqualTo("a");
  }

  @Test
  void onConnectABurstSeesTheSameCounts() throws NoEndpointException {
    Bench bench = Bench.of("least-connections", "a b c d", "countWhen=on-connect");

    assertThat(bench.run("p p p p")).isEqualTo("a a a a");
    bench.leases.forEach(Lease::connected);
    assertThat(bench.run("c c c c")).isEqualTo("b c d b");
  }

  @Test
  void aCallThatEndsBeforeItConnectsNeverCounts() throws NoEndpointException {
    Bench bench = Bench.of("least-connections", "a b", "countWhen=on-connect");
    bench.run("p x0");
    bench.leases.getFirst().connected();

    assertThat(bench.balancer.endpoints().status())
        .allSatisfy(status -> assertThat(status.counted()).isZero());
  }

  @Test
  void samplesAreTakenAtMostEveryInterval() throws NoEndpointException {
    Bench bench =
        Bench.of("least-connections", "a b c d", "countWhen=sampled", "sampleEvery=100ms");

    assertThat(bench.run("p p t99 p t1 p p t99 p t1 p")).isEqualTo("a a a b b b c");
  }

  @Test
  void ofTwoWaysOnlyTheSampledOneReadsTheSourceSeldom() throws NoEndpointException {
    assertThat(readsOfThreePicks("countWhen=at-pick")).isEqualTo(6);
    assertThat(readsOfThreePicks("countWhen=sampled", "sampleEvery=1s")).isEqualTo(2);
  }

  private static int readsOfThreePicks(String... when) throws NoEndpointException {
    int[] reads = {0};
    List<String> options = new ArrayList<>(List.of("counts=dialing+active"));
    options.addAll(List.of(when));
    Bench bench =
        Bench.with(
            new BalancerSetup(
                Bench.settings("least-connections", options.toArray(String[]::new)),
                Bench.members("a b"),
                1,
                RandomSource.seeded(1),
                Map.of(CountWhat.DIALING_AND_ACTIVE, _ -> reads[0]++)));
    bench.run("p p p");
    return reads[0];
  }

  @Test
  void aCountWithoutSourceIsRefused() {
    assertThatThrownBy(() -> counting("a", "counts=dialing+active"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dialing+active has no count source");
  }

  @Test
  void countsOfTheSurroundingsCannotBeCountedOnConnect() {
    assertThatThrownBy(() -> counting("a", "counts=open-sockets", "countWhen=on-connect"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("on-connect is for counts: in-flight");
  }

  @Test
  void aNegativeCountIsReported() {
    sockets.put("a", -1);
    Bench bench = counting("a", "counts=open-sockets");

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
    for (String id : List.of("least-connections", "least-connections-scan")) {
      Bench bench = Bench.of(id, "a b c", "ties=rotate", "countWhen=at-pick");

      assertThat(bench.run("q q q q p q q q")).as(id).isEqualTo("a b c a b c a c");
    }
  }

  @Test
  void randomTiesTakeOneDrawAndReservoirsOnePerEqual() throws NoEndpointException {
    for (String ties : List.of("random", "reservoir")) {
      Bench bench = Bench.of("least-connections", "a b c d", "ties=" + ties);
      bench.run("p");

      List<Integer> bounds = bench.last().draws().stream().map(Draw::bound).toList();
      assertThat(bounds).isEqualTo(ties.equals("random") ? List.of(4) : List.of(2, 3, 4));
      bench.run("p p p");
      assertThat(bench.last().draws()).isEmpty();
    }
  }
}
