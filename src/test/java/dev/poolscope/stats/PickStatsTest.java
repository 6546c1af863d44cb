package dev.poolscope.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickStatsTest {
  private final PickStats stats = new PickStats();

  @Test
  void runsOfOneHostAreCounted() {
    pick("a", "x").pick("a", "x").pick("b", "x").pick("a", "x").pick("a", "x").pick("a", "x");
    assertThat(stats.picks()).isEqualTo(6);
    assertThat(stats.picks("a")).isEqualTo(5);
    assertThat(stats.longestRun()).isEqualTo(3);
    assertThat(stats.longestRun("a")).isEqualTo(3);
    assertThat(stats.longestRun("b")).isEqualTo(1);
    assertThat(stats.longestRun("c")).isZero();
  }

  @Test
  void aClientMovesWhenItsHostIsAnotherThanBefore() {
    pick("a", "x").pick("b", "y").pick("a", "x").pick("a", "y").pick("b", "x").pick("b", "x");
    assertThat(stats.moves()).isEqualTo(2);
    assertThat(stats.moves("a")).isEqualTo(1);
    assertThat(stats.moves("b")).isEqualTo(1);
  }

  @Test
  void fairnessIsJainsIndex() {
    List<String> hosts = List.of("a", "b", "c", "d");
    assertThat(stats.fairness(hosts)).isZero();
    pick("a", "x");
    assertThat(stats.fairness(hosts)).isEqualTo(0.25);
    pick("b", "x");
    assertThat(stats.fairness(hosts)).isEqualTo(0.5);
    pick("c", "x").pick("d", "x");
    assertThat(stats.fairness(hosts)).isEqualTo(1);
  }

  private PickStatsTest pick(String host, String key) {
    stats.count(new PoolEvent.Picked(host, 1, key, "p2c", "a b", "", "", "", "none"), 1);
    return this;
  }
}
