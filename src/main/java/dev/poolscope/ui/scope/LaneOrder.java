package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The connections by host, each host's in the order of their dials. Grows with the table.
///
/// Threading: confined to one thread.
final class LaneOrder {
  private final Table connections;
  private final Column hostColumn;
  private final Column dialStart;
  private final List<IntRows> rowsOfHosts = new ArrayList<>();
  private final Map<String, Integer> hostIndexes = new HashMap<>();
  private int read;

  LaneOrder(Table connections, List<String> hosts) {
    this.connections = connections;
    this.hostColumn = connections.column("host");
    this.dialStart = connections.column("dial_start_ns");
    for (String host : hosts) {
      hostIndexes.put(host, rowsOfHosts.size());
      rowsOfHosts.add(new IntRows());
    }
  }

  /// Takes in at most so many rows that the table has got since.
  ///
  /// @return whether there were any
  boolean refresh(int most) {
    int to = Math.min(connections.size(), read + most);
    boolean grew = to > read;
    for (; read < to; read++) {
      Integer host = hostIndexes.get(hostColumn.text(read));
      if (host != null) {
        rowsOfHosts.get(host).add(read);
      }
    }
    return grew;
  }

  /// The rows to show of a run up to an instant.
  LaneRows upTo(long nanos) {
    int[] counts = new int[rowsOfHosts.size()];
    for (int host = 0; host < counts.length; host++) {
      counts[host] = rowsOfHosts.get(host).countUpTo(nanos, dialStart::number);
    }
    return new LaneRows(counts);
  }

  /// The table's row of a host's n-th connection, from 0.
  int row(int host, int index) {
    return rowsOfHosts.get(host).get(index);
  }

  /// Where a row of the table stands: its host and its index there; null if it is not shown.
  LaneRows.@Nullable Place place(int row) {
    for (int host = 0; host < rowsOfHosts.size(); host++) {
      int index = rowsOfHosts.get(host).indexOf(row);
      if (index >= 0) {
        return new LaneRows.Place(host, index);
      }
    }
    return null;
  }
}
