package dev.poolscope.ui.scope;

import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.timeline.TimeRange;
import java.util.stream.IntStream;

/// One host's states, a slot for each pixel.
///
/// A slot that saw several states shows the most of them: dials first, which are short and matter,
/// then connections in use; what is left of the largest number of connections is idle.
///
/// Threading: immutable once made.
final class Slots {
  private final double left;
  private final double step;
  private final int[] dialing;
  private final int[] active;
  private final int[] idle;
  private final int[] waiting;
  private final int[] opened;
  private final int[] closed;
  private final int[] timeWait;

  private Slots(double left, double step, int count) {
    this.left = left;
    this.step = step;
    this.dialing = new int[count];
    this.active = new int[count];
    this.idle = new int[count];
    this.waiting = new int[count];
    this.opened = new int[count];
    this.closed = new int[count];
    this.timeWait = new int[count];
  }

  /// The slots of what a frame shows of a host; none if that is nothing.
  static Slots of(HostSeries series, Frame frame) {
    TimeAxis axis = frame.axis();
    long from = axis.range().fromNanos();
    long to = Math.min(axis.range().toNanos(), frame.nowNanos());
    double pixels = axis.clampedX(to) - axis.left();
    if (to <= from || pixels < 0.5) {
      return new Slots(axis.left(), 1, 0);
    }
    int count = Math.max(1, (int) Math.ceil(pixels));
    Slots slots = new Slots(axis.left(), pixels / count, count);
    series.slots(new TimeRange(from, to), count, slots::put);
    return slots;
  }

  private void put(int slot, HostState last, HostState most) {
    int open = last.dialing() + last.active() + last.idle();
    int total = Math.max(open, Math.max(most.dialing(), Math.max(most.active(), most.idle())));
    dialing[slot] = most.dialing();
    active[slot] = Math.min(most.active(), total - most.dialing());
    idle[slot] = total - dialing[slot] - active[slot];
    waiting[slot] = most.waiting();
    opened[slot] = (int) most.opened();
    closed[slot] = (int) most.closed();
    timeWait[slot] = last.timeWait();
  }

  /// Connections being dialed.
  int dialing(int slot) {
    return dialing[slot];
  }

  /// Connections in use.
  int active(int slot) {
    return active[slot];
  }

  /// Connections in no use.
  int idle(int slot) {
    return idle[slot];
  }

  /// Requests without a connection, by slot.
  int[] waiting() {
    return waiting;
  }

  /// Connections opened within each slot.
  int[] opened() {
    return opened;
  }

  /// Connections closed within each slot.
  int[] closed() {
    return closed;
  }

  /// The kernel's count of sockets in TIME_WAIT, by slot, -1 where unknown.
  int[] timeWait() {
    return timeWait;
  }

  /// How many pixels a slot takes.
  double step() {
    return step;
  }

  int count() {
    return dialing.length;
  }

  double x(int slot) {
    return left + slot * step;
  }

  /// The most connections of any slot.
  int mostConnections() {
    return IntStream.range(0, count()).map(i -> dialing[i] + active[i] + idle[i]).max().orElse(0);
  }

  static int most(int[] values) {
    return IntStream.of(values).max().orElse(0);
  }
}
