package dev.poolscope.stats;

import java.util.Map;
import java.util.TreeMap;

/// How many requests connections carried: of those that were closed, and of those open at an
/// instant by what they had carried by then. A connection that was never used carried 0.
///
/// Memory grows with the different numbers of requests, not with connections.
///
/// Threading: confined to one thread.
public final class RequestsPerConnection {
  private static final double WHOLE = 100;

  private final TreeMap<Long, Long> closed = new TreeMap<>();
  private Map<Long, Long> open = Map.of();

  void closed(long requests) {
    closed.merge(requests, 1L, Long::sum);
  }

  void open(Map<Long, Long> connectionsByRequests) {
    open = Map.copyOf(connectionsByRequests);
  }

  /// The most that one connection carried; -1 if there was none.
  public long max() {
    long most = closed.isEmpty() ? -1 : closed.lastKey();
    return open.keySet().stream().mapToLong(Long::longValue).reduce(most, Math::max);
  }

  /// The number that `percent` of the connections do not exceed; -1 if there was none.
  public long at(double percent) {
    TreeMap<Long, Long> all = new TreeMap<>(closed);
    open.forEach((requests, connections) -> all.merge(requests, connections, Long::sum));
    long count = all.values().stream().mapToLong(Long::longValue).sum();
    long left = Math.max(1, (long) Math.ceil(count * percent / WHOLE));
    for (Map.Entry<Long, Long> entry : all.entrySet()) {
      left -= entry.getValue();
      if (left <= 0) {
        return entry.getKey();
      }
    }
    return -1;
  }
}
