package dev.poolscope.timeline;

import dev.poolscope.model.HostCounts;
import dev.poolscope.model.KernelCounts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One host's states from a list of steps. Keeps the largest of every block of steps, so that a
/// slot costs the same however many steps it holds.
final class FakeSeries implements HostSeries {
  private static final int DIALING = 0;
  private static final int ACTIVE = 1;
  private static final int IDLE = 2;
  private static final int WAITING = 3;
  private static final int OPENED = 4;
  private static final int CLOSED = 5;
  private static final int FAILED = 6;
  private static final int FIELDS = 7;
  private static final int BLOCK = 64;

  private final long[] times;
  private final int[][] values = new int[FIELDS][];
  private final int[][] blocks = new int[FIELDS][];
  private final int timeWait;
  private final long[] waited;

  /// One change of state.
  record Step(long nanos, int dialing, int active, int idle, int waiting) {}

  FakeSeries(List<Step> steps, int timeWait) {
    List<Step> sorted = steps.stream().sorted(Comparator.comparingLong(Step::nanos)).toList();
    this.timeWait = timeWait;
    this.times = sorted.stream().mapToLong(Step::nanos).toArray();
    Arrays.setAll(values, _ -> new int[times.length + 1]);
    for (int i = 0; i < times.length; i++) {
      Step step = sorted.get(i);
      int opening = step.active() + step.idle();
      int[] deltas = {
        step.dialing(),
        step.active(),
        step.idle(),
        step.waiting(),
        Math.max(0, opening),
        Math.max(0, -opening),
        opening == 0 ? Math.max(0, -step.dialing()) : 0
      };
      for (int field = 0; field < FIELDS; field++) {
        values[field][i + 1] = values[field][i] + deltas[field];
      }
    }
    waited = new long[times.length + 1];
    for (int i = 1; i < times.length; i++) {
      waited[i + 1] = waited[i] + values[WAITING][i] * (times[i] - times[i - 1]);
    }
    for (int field = 0; field < FIELDS; field++) {
      int[] of = values[field];
      blocks[field] = new int[of.length / BLOCK + 1];
      for (int i = 0; i < of.length; i++) {
        blocks[field][i / BLOCK] = Math.max(blocks[field][i / BLOCK], of[i]);
      }
    }
  }

  @Override
  public HostState at(long nanos) {
    return state(upTo(nanos));
  }

  @Override
  public void slots(TimeRange range, int slots, SlotSink sink) {
    int first = upTo(range.fromNanos());
    long from = range.fromNanos();
    for (int slot = 0; slot < slots; slot++) {
      long end = range.fromNanos() + Math.round((slot + 1.0) * range.nanos() / slots);
      int last = upTo(end - 1);
      boolean onlyFailed =
          values[OPENED][last] == values[OPENED][first]
              && values[FAILED][last] > values[FAILED][first];
      HostState most =
          new HostState(
              onlyFailed ? 0 : most(DIALING, first, last),
              most(ACTIVE, first, last),
              most(IDLE, first, last),
              most(WAITING, first, last),
              values[OPENED][last] - values[OPENED][first],
              values[CLOSED][last] - values[CLOSED][first],
              timeWait);
      double mean = (double) (waitedNanos(end, last) - waitedNanos(from, first)) / (end - from);
      sink.slot(slot, state(last), most, mean);
      first = last;
      from = end;
    }
  }

  @Override
  public HostCounts latest() {
    HostState last = state(times.length);
    return new HostCounts(
        last.dialing(),
        last.active(),
        last.idle(),
        last.waiting(),
        last.opened(),
        last.closed(),
        last.opened(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        KernelCounts.UNKNOWN);
  }

  private long waitedNanos(long nanos, int step) {
    return step == 0 ? 0 : waited[step] + values[WAITING][step] * (nanos - times[step - 1]);
  }

  /// How many steps there are at or before an instant.
  private int upTo(long nanos) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private HostState state(int step) {
    return new HostState(
        values[DIALING][step],
        values[ACTIVE][step],
        values[IDLE][step],
        values[WAITING][step],
        values[OPENED][step],
        values[CLOSED][step],
        timeWait);
  }

  private int most(int field, int from, int to) {
    int most = 0;
    int at = from;
    while (at <= to) {
      if (at % BLOCK == 0 && at + BLOCK <= to + 1) {
        most = Math.max(most, blocks[field][at / BLOCK]);
        at += BLOCK;
      } else {
        most = Math.max(most, values[field][at++]);
      }
    }
    return most;
  }
}
