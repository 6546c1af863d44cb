package dev.poolscope.timeline;

import dev.poolscope.model.FailureKind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Invented failures, in order.
record FakeFailures(List<Failure> all, List<String> hosts) implements FailureSeries {
  /// One failed request.
  record Failure(String host, FailureKind kind, long nanos) {}

  private List<Failure> of(int host, long from, long to) {
    String name = hosts.get(host);
    return all.stream()
        .filter(f -> f.host().equals(name) && f.nanos() >= from && f.nanos() < to)
        .toList();
  }

  @Override
  public Map<FailureKind, Long> before(int host, long nanos) {
    Map<FailureKind, Long> counts = new LinkedHashMap<>();
    of(host, 0, nanos).stream()
        .collect(Collectors.groupingBy(Failure::kind, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  @Override
  public void ticks(int host, TimeRange range, long grainNanos, TickSink sink) {
    of(host, range.fromNanos(), range.toNanos()).forEach(f -> sink.tick(f.nanos(), 1));
  }
}
