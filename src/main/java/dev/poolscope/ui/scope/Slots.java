package dev.poolscope.ui.scope;

import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.draw.StateSlots;

/// Which states of a host a frame shows.
final class Slots {
  private Slots() {}

  /// The slots of what a frame shows of a host; none if that is nothing.
  static StateSlots of(HostSeries series, Frame frame) {
    TimeAxis axis = frame.axis();
    long from = axis.range().fromNanos();
    long to = Math.min(axis.range().toNanos(), frame.nowNanos());
    return to <= from
        ? StateSlots.none(axis.left())
        : StateSlots.of(
            series, new TimeRange(from, to), axis.left(), axis.clampedX(to) - axis.left());
  }
}
