package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PicksTest {
  @Test
  void picksAreCountedByHostAndInstant() throws IOException {
    try (ColumnStore store = new ColumnStore()) {
      StoredPicks picks = someIn(store);
      assertThat(picks.size()).isEqualTo(5);
      assertThat(picks.countBefore(20)).isEqualTo(2);
      assertThat(picks.countBefore(21)).isEqualTo(4);
      assertThat(picks.countBefore(0, 21)).isEqualTo(2);
      assertThat(picks.countBefore(1, 21)).isEqualTo(1);
      assertThat(picks.countBefore(2, 1_000)).isEqualTo(1);
      assertThat(picks.countBefore(3, 1_000)).isZero();
    }
  }

  @Test
  void picksOfAHostWithinAGrainAreOneTick() throws IOException {
    try (ColumnStore store = new ColumnStore()) {
      StoredPicks picks = someIn(store);
      assertThat(ticks(picks, new TimeRange(0, 100), 0))
          .containsExactly("0@10x1", "0@20x1", "0@35x1", "1@12x1", "2@20x1");
      assertThat(ticks(picks, new TimeRange(0, 100), 30))
          .containsExactly("0@10x2", "0@35x1", "1@12x1", "2@20x1");
      assertThat(ticks(picks, new TimeRange(12, 35), 0))
          .containsExactly("0@20x1", "1@12x1", "2@20x1");
    }
  }

  /// The host that was not known in advance is met on the way.
  private static StoredPicks someIn(ColumnStore store) {
    StoredPicks picks = new StoredPicks(store, 2);
    picks.add(0, 10);
    picks.add(1, 12);
    picks.add(0, 20);
    picks.add(2, 20);
    picks.add(0, 35);
    return picks;
  }

  private static List<String> ticks(StoredPicks picks, TimeRange range, long grain) {
    List<String> ticks = new ArrayList<>();
    picks.ticks(range, grain, (host, nanos, n) -> ticks.add(host + "@" + nanos + "x" + n));
    return ticks;
  }
}
