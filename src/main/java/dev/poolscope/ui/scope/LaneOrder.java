package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Lanes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lanes by host, each host's in the order of their dials. Grows with the recording.
///
/// Threading: confined to one thread.
final class LaneOrder {
  private final Lanes lanes;
  private final List<IntRows> lanesOfHosts = new ArrayList<>();
  private int read;

  LaneOrder(Lanes lanes, int hosts) {
    this.lanes = lanes;
    for (int host = 0; host < hosts; host++) {
      lanesOfHosts.add(new IntRows());
    }
  }

  /// Takes in at most so many lanes that there are more by now.
  ///
  /// @return whether there were any
  boolean refresh(int most) {
    int to = Math.min(lanes.size(), read + most);
    boolean grew = to > read;
    for (; read < to; read++) {
      lanesOfHosts.get(lanes.host(read)).add(read);
    }
    return grew;
  }

  /// The lines to show of a run up to an instant.
  LaneLines upTo(long nanos) {
    int[] counts = new int[lanesOfHosts.size()];
    for (int host = 0; host < counts.length; host++) {
      counts[host] = lanesOfHosts.get(host).countUpTo(nanos, lanes::startNanos);
    }
    return new LaneLines(counts);
  }

  /// The lane of a line.
  int lane(LaneLines.Place place) {
    return lanesOfHosts.get(place.host()).get(place.index());
  }

  /// Where a lane stands; null if it is not known yet.
  LaneLines.@Nullable Place place(int lane) {
    if (lane < 0 || lane >= read) {
      return null;
    }
    int host = lanes.host(lane);
    return new LaneLines.Place(host, lanesOfHosts.get(host).indexOf(lane));
  }
}
