package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.poolscope.model.HostCounts;
import dev.poolscope.model.KernelCounts;
import dev.poolscope.timeline.HostSeries.HostState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The series against one that looks at every point.
class SeriesPropertiesTest {
  private static final HostState BEGINNING = new HostState(0, 0, 0, 0, 0, 0, -1, -1);

  @Property(tries = 200)
  void theLargestOfAnyStretchIsFound(
      @ForAll @IntRange(min = 1, max = 5_000) int size, @ForAll long seed) throws IOException {
    Random random = new Random(seed);
    try (ColumnStore store = new ColumnStore()) {
      Ints cells = new Ints(store);
      MaxPyramid pyramid = new MaxPyramid(store, cells);
      for (int i = 0; i < size; i++) {
        cells.set(i, random.nextInt(1_000_000));
        pyramid.grown(i + 1);
      }
      for (int i = 0; i < 20; i++) {
        int from = random.nextInt(size + 1);
        int to = from + random.nextInt(size + 1 - from);
        long expected = -1;
        for (int j = from; j < to; j++) {
          expected = Math.max(expected, cells.get(j));
        }
        assertThat(pyramid.max(from, to, -1)).as("%d to %d", from, to).isEqualTo(expected);
      }
    }
  }

  @Property(tries = 200)
  void slotsMissNothingAndAddNothing(
      @ForAll @IntRange(min = 0, max = 300) int points,
      @ForAll @IntRange(min = 1, max = 40) int slots,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    try (ColumnStore store = new ColumnStore()) {
      StoredSeries series = new StoredSeries(store, counts(BEGINNING));
      List<Point> all = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < points; i++) {
        now += random.nextInt(3) == 0 ? 0 : random.nextInt(20);
        HostState state = next(random, all.isEmpty() ? BEGINNING : all.getLast().state);
        series.add(now, counts(state));
        all.add(new Point(now, state));
      }
      long from = random.nextLong(now + 10);
      TimeRange range = new TimeRange(from, from + 1 + random.nextLong(now + 10));
      series.slots(
          range,
          slots,
          (slot, last, most, meanWaiting) -> {
            check(all, range, slots, slot, last, most);
            assertThat(meanWaiting)
                .as("waiting in slot %d of %s", slot, range)
                .isCloseTo(meanWaiting(all, range, slots, slot), within(1e-9));
          });
      for (long t = -1; t < now + 2; t++) {
        assertThat(series.at(t)).isEqualTo(stateBefore(all, t + 1));
      }
    }
  }

  private static void check(
      List<Point> all, TimeRange range, int slots, int slot, HostState last, HostState most) {
    long from = range.fromNanos() + range.nanos() * slot / slots;
    long to = range.fromNanos() + range.nanos() * (slot + 1) / slots;
    HostState before = stateBefore(all, from);
    List<HostState> seen = new ArrayList<>(List.of(before));
    all.stream().filter(p -> p.nanos >= from && p.nanos < to).forEach(p -> seen.add(p.state));
    assertThat(last).as("slot %d", slot).isEqualTo(seen.getLast());
    assertThat(most)
        .as("slot %d of %s", slot, range)
        .isEqualTo(
            new HostState(
                (int) max(seen, HostState::dialing),
                (int) max(seen, HostState::active),
                (int) max(seen, HostState::idle),
                (int) max(seen, HostState::waiting),
                last.opened() - before.opened(),
                last.closed() - before.closed(),
                (int) max(seen, HostState::timeWait),
                (int) max(seen, HostState::serverTimeWait)));
  }

  /// The mean over the nanoseconds of a slot, one by one.
  private static double meanWaiting(List<Point> all, TimeRange range, int slots, int slot) {
    long from = range.fromNanos() + range.nanos() * slot / slots;
    long to = range.fromNanos() + range.nanos() * (slot + 1) / slots;
    return LongStream.range(from, to)
        .map(nanos -> stateBefore(all, nanos + 1).waiting())
        .average()
        .orElse(stateBefore(all, to).waiting());
  }

  private static long max(List<HostState> states, ToLongFunction<HostState> value) {
    return states.stream().mapToLong(value).max().orElseThrow();
  }

  private static HostState stateBefore(List<Point> all, long nanos) {
    return all.stream()
        .filter(point -> point.nanos < nanos)
        .reduce((_, second) -> second)
        .map(Point::state)
        .orElse(BEGINNING);
  }

  private static HostState next(Random random, HostState before) {
    return new HostState(
        random.nextInt(4),
        random.nextInt(20),
        random.nextInt(20),
        random.nextInt(100),
        before.opened() + random.nextInt(2),
        before.closed() + random.nextInt(2),
        random.nextInt(3) == 0 ? random.nextInt(9) : before.timeWait(),
        random.nextInt(3) == 0 ? random.nextInt(9) : before.serverTimeWait());
  }

  private static HostCounts counts(HostState s) {
    KernelCounts kernel = new KernelCounts(-1, s.timeWait(), -1, -1, -1, s.serverTimeWait());
    return new HostCounts(
        s.dialing(),
        s.active(),
        s.idle(),
        s.waiting(),
        s.opened(),
        s.closed(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        kernel);
  }

  private record Point(long nanos, HostState state) {}
}
