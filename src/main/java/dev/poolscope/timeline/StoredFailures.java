package dev.poolscope.timeline;

import dev.poolscope.model.FailureKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The failures by time: for each host, or part of one, those of all kinds together and those of
/// each alone.
///
/// Threading: written by one thread, read by any.
final class StoredFailures implements FailureSeries {
  private final ColumnStore store;
  private final List<OfHost> hosts = new ArrayList<>();

  /// @param count how many hosts, or parts of them, there are
  StoredFailures(ColumnStore store, int count) {
    this.store = store;
    for (int i = 0; i < count; i++) {
      hosts.add(new OfHost(new Instants(store), new ConcurrentHashMap<>()));
    }
  }

  /// Adds a failure.
  void add(int host, FailureKind kind, long nanos) {
    OfHost of = hosts.get(host);
    of.kinds.computeIfAbsent(kind, _ -> new Instants(store)).add(nanos);
    of.all.add(nanos);
  }

  @Override
  public Map<FailureKind, Long> before(int host, long nanos) {
    List<Map.Entry<FailureKind, Long>> counts = new ArrayList<>();
    hosts
        .get(host)
        .kinds
        .forEach((kind, times) -> counts.add(Map.entry(kind, times.before(nanos))));
    counts.sort(
        Map.Entry.<FailureKind, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    Map<FailureKind, Long> sorted = new LinkedHashMap<>();
    for (Map.Entry<FailureKind, Long> count : counts) {
      if (count.getValue() > 0) {
        sorted.put(count.getKey(), count.getValue());
      }
    }
    return sorted;
  }

  @Override
  public void ticks(int host, TimeRange range, long grainNanos, TickSink sink) {
    hosts.get(host).all.ticks(range, Math.max(1, grainNanos), sink::tick);
  }

  private record OfHost(Instants all, Map<FailureKind, Instants> kinds) {}
}
