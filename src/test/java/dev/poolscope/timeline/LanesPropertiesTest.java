package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.Lanes.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Lanes against lists of steps.
class LanesPropertiesTest {
  private static final Phase[] PHASES = Phase.values();

  @Property(tries = 300)
  void stretchesAreTheStepsWithShortNeighboursAsOne(
      @ForAll @IntRange(min = 1, max = 400) int steps,
      @ForAll @IntRange(min = 0, max = 60) int grain,
      @ForAll boolean ended,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    long[] now = new long[1];
    try (ColumnStore store = new ColumnStore()) {
      StoredLanes lanes = new StoredLanes(store, new Parts(2, 1), () -> now[0]);
      List<List<Stretch>> expected = List.of(new ArrayList<>(), new ArrayList<>());
      lanes.begin(0, 0, 1, 0);
      lanes.begin(1, 1, 1, 0);
      expected.forEach(list -> list.add(new Stretch(Phase.DIALING, 0, 0, 0)));
      for (int i = 0; i < steps; i++) {
        now[0] += random.nextInt(4) == 0 ? random.nextInt(100) : 1 + random.nextInt(10);
        int lane = random.nextInt(2);
        Stretch step = new Stretch(PHASES[random.nextInt(6)], now[0], now[0], random.nextInt(9));
        lanes.step(lane, step.from, step.phase, step.request);
        expected.get(lane).add(step);
      }
      now[0] += random.nextInt(50);
      if (ended) {
        lanes.ended(0, now[0]);
        lanes.ended(1, now[0]);
      }
      long from = random.nextLong(now[0] + 5);
      TimeRange range = new TimeRange(from, from + 1 + random.nextLong(now[0] + 5));
      for (int lane = 0; lane < 2; lane++) {
        List<Stretch> found = new ArrayList<>();
        lanes.stretches(lane, range, grain, (p, a, b, r) -> found.add(new Stretch(p, a, b, r)));
        assertThat(found).isEqualTo(merged(closed(expected.get(lane), now[0]), range, grain));
      }
    }
  }

  private static List<Stretch> closed(List<Stretch> steps, long end) {
    List<Stretch> closed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Stretch step = steps.get(i);
      long to = i + 1 < steps.size() ? steps.get(i + 1).from : end;
      closed.add(new Stretch(step.phase, step.from, to, step.request));
    }
    return closed;
  }

  private static List<Stretch> merged(List<Stretch> all, TimeRange range, long grain) {
    List<Stretch> merged = new ArrayList<>();
    List<Stretch> shorts = new ArrayList<>();
    for (Stretch stretch : all) {
      boolean touches =
          (stretch.to > range.fromNanos() && stretch.from < range.toNanos())
              || (stretch.to == stretch.from && range.contains(stretch.from));
      if (!touches) {
        continue;
      }
      if (stretch.to - stretch.from < grain) {
        shorts.add(stretch);
      } else {
        flush(shorts, merged);
        merged.add(stretch);
      }
    }
    flush(shorts, merged);
    merged.removeIf(stretch -> stretch.from == stretch.to);
    return merged;
  }

  private static void flush(List<Stretch> shorts, List<Stretch> merged) {
    if (shorts.size() == 1) {
      merged.add(shorts.getFirst());
    } else if (shorts.size() > 1) {
      merged.add(new Stretch(Phase.BUSY, shorts.getFirst().from, shorts.getLast().to, 0));
    }
    shorts.clear();
  }

  private record Stretch(Phase phase, long from, long to, long request) {}
}
