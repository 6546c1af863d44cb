package dev.poolscope.timeline;

import dev.poolscope.model.HostCounts;
import java.util.concurrent.atomic.AtomicLong;

/// The state of one host as the points at which it changed.
///
/// Threading: written by one thread, read by any.
final class StoredSeries implements HostSeries {
  private static final HostState BEGINNING = new HostState(0, 0, 0, 0, 0, 0, -1);

  private final Longs times;
  private final Longs opened;
  private final Longs closed;
  private final Longs dialsFailed;

  /// The time that requests have waited by each point, in nanoseconds times requests, so that the
  /// mean of any stretch takes two points.
  private final Longs waited;

  private final Gauge dialing;
  private final Gauge active;
  private final Gauge idle;
  private final Gauge waiting;
  private final Gauge timeWait;
  private final Gauge serverTimeWait;
  private final AtomicLong size = new AtomicLong();
  private volatile HostCounts latest;
  private long points;

  StoredSeries(ColumnStore store, HostCounts beginning) {
    times = new Longs(store);
    opened = new Longs(store);
    closed = new Longs(store);
    dialsFailed = new Longs(store);
    waited = new Longs(store);
    dialing = new Gauge(store);
    active = new Gauge(store);
    idle = new Gauge(store);
    waiting = new Gauge(store);
    timeWait = new Gauge(store);
    serverTimeWait = new Gauge(store);
    latest = beginning;
  }

  /// Takes over the counts after an event.
  void add(long nanos, HostCounts counts) {
    HostCounts before = latest;
    latest = counts;
    if (points > 0 ? isSame(before, counts) : stateOf(counts).equals(BEGINNING)) {
      return;
    }
    waited.set(points, waitedNanos(nanos, points));
    times.set(points, nanos);
    opened.set(points, counts.opened());
    closed.set(points, counts.closed());
    dialsFailed.set(points, counts.dialsFailed());
    dialing.set(points, counts.dialing());
    active.set(points, counts.active());
    idle.set(points, counts.idle());
    waiting.set(points, counts.waiting());
    timeWait.set(points, counts.kernel().timeWait());
    serverTimeWait.set(points, counts.kernel().serverTimeWait());
    points++;
    size.setRelease(points);
  }

  @Override
  public HostState at(long nanos) {
    return state(times.firstAbove(nanos, 0, size.getAcquire()));
  }

  @Override
  public void slots(TimeRange range, int slots, SlotSink sink) {
    long end = size.getAcquire();
    long first = times.firstAbove(range.fromNanos() - 1, 0, end);
    HostState before = state(first);
    long from = range.fromNanos();
    long waitedBefore = waitedNanos(from, first);
    for (int slot = 0; slot < slots; slot++) {
      long to = boundary(range, slots, slot + 1);
      long next = times.firstAbove(to - 1, first, end);
      HostState last = next == first ? before : state(next);
      HostState most = next == first ? quiet(before) : most(first, next, before, last);
      long waitedNow = waitedNanos(to, next);
      double mean = to > from ? (double) (waitedNow - waitedBefore) / (to - from) : last.waiting();
      sink.slot(slot, last, most, mean);
      first = next;
      before = last;
      from = to;
      waitedBefore = waitedNow;
    }
  }

  /// How long requests have waited by an instant, of which so many points are before it.
  private long waitedNanos(long nanos, long count) {
    long i = count - 1;
    return i < 0 ? 0 : waited.get(i) + waiting.cells.get(i) * (nanos - times.get(i));
  }

  @Override
  public HostCounts latest() {
    return latest;
  }

  /// Where a slot begins, without an overflow however long the range.
  private static long boundary(TimeRange range, int slots, int slot) {
    long whole = range.nanos() / slots;
    long rest = range.nanos() % slots;
    return range.fromNanos() + whole * slot + rest * slot / slots;
  }

  private static HostState quiet(HostState state) {
    return new HostState(
        state.dialing(),
        state.active(),
        state.idle(),
        state.waiting(),
        0,
        0,
        state.timeWait(),
        state.serverTimeWait());
  }

  private HostState most(long from, long to, HostState before, HostState last) {
    boolean onlyFailed = last.opened() == before.opened() && failed(to) > failed(from);
    return new HostState(
        onlyFailed ? 0 : (int) dialing.maxima.max(from, to, before.dialing()),
        (int) active.maxima.max(from, to, before.active()),
        (int) idle.maxima.max(from, to, before.idle()),
        (int) waiting.maxima.max(from, to, before.waiting()),
        last.opened() - before.opened(),
        last.closed() - before.closed(),
        (int) timeWait.maxima.max(from, to, before.timeWait()),
        (int) serverTimeWait.maxima.max(from, to, before.serverTimeWait()));
  }

  /// How many dials had failed after so many points.
  private long failed(long count) {
    return count == 0 ? 0 : dialsFailed.get(count - 1);
  }

  /// The state after so many points.
  private HostState state(long count) {
    long i = count - 1;
    return i < 0
        ? BEGINNING
        : new HostState(
            (int) dialing.cells.get(i),
            (int) active.cells.get(i),
            (int) idle.cells.get(i),
            (int) waiting.cells.get(i),
            opened.get(i),
            closed.get(i),
            (int) timeWait.cells.get(i),
            (int) serverTimeWait.cells.get(i));
  }

  private static HostState stateOf(HostCounts counts) {
    return new HostState(
        counts.dialing(),
        counts.active(),
        counts.idle(),
        counts.waiting(),
        counts.opened(),
        counts.closed(),
        counts.kernel().timeWait(),
        counts.kernel().serverTimeWait());
  }

  private static boolean isSame(HostCounts a, HostCounts b) {
    return a.dialing() == b.dialing()
        && a.active() == b.active()
        && a.idle() == b.idle()
        && a.waiting() == b.waiting()
        && a.opened() == b.opened()
        && a.closed() == b.closed()
        && a.kernel().timeWait() == b.kernel().timeWait()
        && a.kernel().serverTimeWait() == b.kernel().serverTimeWait();
  }

  /// A number that goes up and down, with its maxima.
  private static final class Gauge {
    private final Ints cells;
    private final MaxPyramid maxima;

    private Gauge(ColumnStore store) {
      cells = new Ints(store);
      maxima = new MaxPyramid(store, cells);
    }

    private void set(long index, long value) {
      cells.set(index, value);
      maxima.grown(index + 1);
    }
  }
}
