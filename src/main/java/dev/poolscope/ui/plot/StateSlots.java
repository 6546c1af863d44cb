package dev.poolscope.ui.plot;

import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.timeline.TimeRange;
import java.util.List;
import java.util.stream.IntStream;

/// One host's states, a slot for each pixel.
///
/// A slot that saw several states shows the most of them (see [StateCounts]). Requests that wait
/// are shown by the time that they waited, or a thousand waits of some microseconds would look like
/// one that never ends.
///
/// Threading: immutable once made.
public final class StateSlots {
  private final double left;
  private final double step;
  private final int[] dialing;
  private final int[] active;
  private final int[] idle;
  private final int[] waiting;
  private final int[] opened;
  private final int[] closed;
  private final int[] timeWait;

  private StateSlots(double left, double step, int count) {
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

  /// The slots of what an axis shows of a host up to an instant; none if that is less than half a
  /// pixel.
  public static StateSlots of(HostSeries series, TimeAxis axis, long endNanos) {
    long to = Math.min(axis.range().toNanos(), endNanos);
    double pixels = axis.clampedX(to) - axis.left();
    if (pixels < 0.5) {
      return none(axis);
    }
    int count = Math.max(1, (int) Math.ceil(pixels));
    StateSlots slots = new StateSlots(axis.left(), pixels / count, count);
    series.slots(new TimeRange(axis.range().fromNanos(), to), count, slots::put);
    return slots;
  }

  /// No slots.
  public static StateSlots none(TimeAxis axis) {
    return new StateSlots(axis.left(), 1, 0);
  }

  /// Slots of connections alone that share a width.
  ///
  /// @param left where the first begins, in pixels
  /// @param width of all, in pixels
  public static StateSlots of(List<StateCounts> counts, double left, double width) {
    StateSlots slots = new StateSlots(left, width / Math.max(1, counts.size()), counts.size());
    for (int i = 0; i < counts.size(); i++) {
      slots.put(i, counts.get(i));
    }
    return slots;
  }

  private void put(int slot, StateCounts counts) {
    dialing[slot] = counts.dialing();
    active[slot] = counts.active();
    idle[slot] = counts.idle();
  }

  private void put(int slot, HostState last, HostState most, double meanWaiting) {
    put(slot, StateCounts.of(last, most));
    waiting[slot] = (int) Math.round(meanWaiting);
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

  /// Requests without a connection on average over each slot's time, in whole requests.
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
  public int[] timeWait() {
    return timeWait;
  }

  /// How many pixels a slot takes.
  double step() {
    return step;
  }

  /// How many there are.
  public int count() {
    return dialing.length;
  }

  /// The slot at a pixel, the nearest where it lies beside all; there must be one.
  public int slotAt(double x) {
    return (int) Math.clamp((x - left) / step, 0, count() - 1);
  }

  /// Where a slot begins, in pixels.
  double x(int slot) {
    return left + slot * step;
  }

  /// The most connections of any slot.
  public int mostConnections() {
    return IntStream.range(0, count()).map(i -> dialing[i] + active[i] + idle[i]).max().orElse(0);
  }

  /// The largest of some counts, 0 where there are none.
  public static int most(int[] values) {
    return IntStream.of(values).max().orElse(0);
  }
}
