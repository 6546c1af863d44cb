package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often the balancer has picked each host, up to any instant. Grows with the table; keeps a
/// sum for every so many picks and counts the rest anew.
///
/// Threading: confined to one thread.
final class PickShares {
  private static final int PICKS_PER_SUM = 1024;

  private final Table picks;
  private final Column time;
  private final Column host;
  private final Map<Long, Integer> hostIndexes = new HashMap<>();
  private final Map<String, Integer> indexesByName = new HashMap<>();
  private final List<long[]> sums = new ArrayList<>();
  private final int hosts;
  private long[] running;
  private int read;

  PickShares(Table picks, List<String> hosts) {
    this.picks = picks;
    this.time = picks.column("t_ns");
    this.host = picks.column("host");
    this.hosts = hosts.size();
    this.running = new long[this.hosts];
    for (int i = 0; i < this.hosts; i++) {
      indexesByName.put(hosts.get(i), i);
    }
  }

  /// Takes in at most so many picks that the table has got since.
  void refresh(int most) {
    int to = Math.min(picks.size(), read + most);
    for (; read < to; read++) {
      if (read % PICKS_PER_SUM == 0) {
        sums.add(running.clone());
      }
      count(running, read);
    }
  }

  /// Whether the balancer has picked at all.
  boolean isEmpty() {
    return picks.size() == 0;
  }

  /// The picks made by an instant.
  int countUpTo(long nanos) {
    return IntRows.countUpTo(read, nanos, time::number);
  }

  /// Which host a pick was for, by its index; -1 for one that is unknown.
  int hostOf(int pick) {
    return hostIndexes.computeIfAbsent(
        host.number(pick), _ -> indexesByName.getOrDefault(host.text(pick), -1));
  }

  long nanosOf(int pick) {
    return time.number(pick);
  }

  /// How often each host was picked by an instant.
  long[] upTo(long nanos) {
    int count = countUpTo(nanos);
    int sum = Math.min(count / PICKS_PER_SUM, sums.size() - 1);
    long[] shares = sum < 0 ? new long[hosts] : sums.get(sum).clone();
    for (int pick = Math.max(0, sum) * PICKS_PER_SUM; pick < count; pick++) {
      count(shares, pick);
    }
    return shares;
  }

  private void count(long[] shares, int pick) {
    int index = hostOf(pick);
    if (index >= 0) {
      shares[index]++;
    }
  }
}
