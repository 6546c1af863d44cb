package dev.poolscope.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How many keys move when one of ten hosts leaves (experiment X37).
class HashMovementTest {
  private static final int KEYS = 100_000;

  private static final String LARGE_RING = "ringSize=65536";

  @ParameterizedTest
  @ValueSource(strings = {"h0", "h4", "h9"})
  void aLargeRingMovesATenthAndOnlyWhatTheHostHad(String leaving) throws NoEndpointException {
    Bench bench = Bench.of("ring-hash", Bench.hosts(10), LARGE_RING);
    List<String> before = owners(bench);

    bench.balancer.endpoints().remove(leaving);

    List<String> after = owners(bench);
    assertThat(moved(before, after)).isLessThanOrEqualTo(KEYS * 11 / 100);
    assertOnlyKeysOfMoved(before, after, leaving);
  }

  @Test
  void aRingOfTheStandardSizeMovesOnlyWhatTheHostHad() throws NoEndpointException {
    Bench bench = Bench.of("ring-hash", Bench.hosts(10));
    List<String> before = owners(bench);

    bench.balancer.endpoints().remove("h3");

    assertOnlyKeysOfMoved(before, owners(bench), "h3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h0", "h4", "h9"})
  void maglevMovesATenthAndALittle(String leaving) throws NoEndpointException {
    Bench bench = Bench.of("maglev", Bench.hosts(10));
    List<String> before = owners(bench);

    bench.balancer.endpoints().remove(leaving);

    assertThat(moved(before, owners(bench))).isBetween(KEYS * 9 / 100, KEYS * 11 / 100);
  }

  @Test
  void moduloMovesNineTenths() throws NoEndpointException {
    Bench bench = Bench.of("source-hash", Bench.hosts(10));
    List<String> before = owners(bench);

    bench.balancer.endpoints().remove("h9");

    assertThat(moved(before, owners(bench))).isBetween(KEYS * 88 / 100, KEYS * 92 / 100);
  }

  @ParameterizedTest
  @CsvSource({"ring-hash", "maglev", "ring-hash-bounded", "maglev-bounded"})
  void aDrainedHostGetsItsKeysBack(String id) throws NoEndpointException {
    Bench bench = Bench.of(id, Bench.hosts(10));
    List<String> before = owners(bench);

    bench.balancer.endpoints().drain("h5");
    assertOnlyKeysOfMoved(before, owners(bench), "h5");
    bench.balancer.endpoints().restore("h5", 0);

    assertThat(owners(bench)).isEqualTo(before);
  }

  @Test
  void maglevFillsItsTableEvenly() throws NoEndpointException {
    Map<String, Integer> tally = Bench.of("maglev", Bench.hosts(10)).tally(KEYS);

    assertThat(tally.values()).allSatisfy(count -> assertThat(count).isBetween(9_100, 10_900));
  }

  @ParameterizedTest
  @CsvSource({"ring-hash", "maglev"})
  void weightsShareTheKeys(String id) throws NoEndpointException {
    String[] options = id.equals("ring-hash") ? new String[] {LARGE_RING} : new String[0];

    Map<String, Integer> tally = Bench.of(id, "a:5 b:3 c:2", options).tally(KEYS);

    assertThat(tally.get("a")).isBetween(48_000, 52_000);
    assertThat(tally.get("b")).isBetween(28_000, 32_000);
    assertThat(tally.get("c")).isBetween(18_000, 22_000);
  }

  @Test
  void aBoundedRingCapsAHotKeyAndOverflowsToItsNeighbours() throws NoEndpointException {
    for (String id : List.of("ring-hash-bounded", "maglev-bounded")) {
      Bench bench = Bench.of(id, "a b c d");
      Map<String, Integer> held = new HashMap<>();
      for (int i = 0; i < 400; i++) {
        held.merge(bench.pick(i % 2 == 0 ? "hot" : "key-" + i).endpoint(), 1, Integer::sum);
        int cap = (int) Math.ceil((i + 1) * 1.25) / 4 + 1;
        assertThat(held.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(cap));
      }
    }
  }

  @Test
  void withoutABoundAHotKeyLoadsOneHost() throws NoEndpointException {
    Map<String, Integer> held = new HashMap<>();
    Bench bench = Bench.of("ring-hash", "a b c d");
    for (int i = 0; i < 400; i++) {
      held.merge(bench.pick(i % 2 == 0 ? "hot" : "key-" + i).endpoint(), 1, Integer::sum);
    }

    assertThat(held.values()).anyMatch(count -> count >= 200);
  }

  private static List<String> owners(Bench bench) throws NoEndpointException {
    List<String> owners = new ArrayList<>(KEYS);
    for (int i = 0; i < KEYS; i++) {
      try (Lease lease = bench.balancer.pick(new PickContext(0, "client-" + i, i))) {
        owners.add(lease.endpoint());
      }
    }
    return owners;
  }

  private static int moved(List<String> before, List<String> after) {
    int moved = 0;
    for (int i = 0; i < KEYS; i++) {
      moved += before.get(i).equals(after.get(i)) ? 0 : 1;
    }
    return moved;
  }

  private static void assertOnlyKeysOfMoved(
      List<String> before, List<String> after, String leaving) {
    for (int i = 0; i < KEYS; i++) {
      assertThat(after.get(i)).isNotEqualTo(leaving);
      if (!before.get(i).equals(leaving)) {
        assertThat(after.get(i)).isEqualTo(before.get(i));
      }
    }
  }
}
