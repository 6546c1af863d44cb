package dev.poolscope.timeline;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.timeline.Lanes.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Writes lanes from the events of connections. Memory in the heap grows with open connections
/// only.
///
/// Threading: confined to one thread.
final class LaneRows {
  private final StoredLanes lanes;
  private final Dictionary hosts;
  private final Map<Long, LiveLane> live = new HashMap<>();

  LaneRows(ColumnStore store, List<String> hostNames, Parts parts, LongSupplier now) {
    lanes = new StoredLanes(store, parts, now);
    hosts = new Dictionary(hostNames);
  }

  Lanes lanes() {
    return lanes;
  }

  /// An event of a connection that is being dialed or open, in a row of the connections table.
  void live(TraceEntry entry, int row) {
    PoolEvent event = entry.event();
    LiveLane lane = live.get(event.connection());
    if (lane == null) {
      lane = new LiveLane(row);
      live.put(event.connection(), lane);
      int instance = event instanceof PoolEvent.DialStarted dialed ? dialed.instance() : 1;
      int host = hosts.number(String.valueOf(event.host()));
      lanes.begin(row, host, instance, entry.tNanos());
    }
    Phase before = lane.phase();
    long requestBefore = lane.request();
    lane.take(event);
    if (lane.phase() != before || lane.request() != requestBefore) {
      lanes.step(row, entry.tNanos(), lane.phase(), lane.request());
    }
  }

  /// An event of a connection that is neither being dialed nor open, any more.
  void ended(TraceEntry entry) {
    LiveLane lane = live.remove(entry.event().connection());
    if (lane != null) {
      switch (entry.event()) {
        case PoolEvent.ConnectionClosed e -> lanes.closed(lane.lane, entry.tNanos(), e.reason());
        case PoolEvent.DialFailed e -> lanes.failed(lane.lane, entry.tNanos(), e.failure());
        default -> lanes.ended(lane.lane, entry.tNanos());
      }
    }
  }
}
