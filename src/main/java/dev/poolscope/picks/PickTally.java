package dev.poolscope.picks;

import dev.poolscope.balance.BalancerSetup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Counts where requests went, and where the first request of every client key did.
///
/// Threading: confined.
final class PickTally {
  private final Map<String, Integer> weights = new LinkedHashMap<>();
  private final Map<String, Long> picks = new LinkedHashMap<>();
  private final Map<String, String> firstHosts = new HashMap<>();
  private long refused;

  PickTally(List<BalancerSetup.Member> hosts) {
    hosts.forEach(
        host -> {
          weights.put(host.name(), host.weight());
          picks.put(host.name(), 0L);
        });
  }

  void picked(String host, String key) {
    picks.merge(host, 1L, Long::sum);
    firstHosts.putIfAbsent(key, host);
  }

  void refused() {
    refused++;
  }

  /// What was counted.
  ///
  /// @param before what the first hosts are compared with; itself for no comparison
  ReplayRow row(String label, PickTally before) {
    double sum = picks.values().stream().mapToLong(Long::longValue).sum();
    List<ReplayRow.HostPicks> hosts =
        picks.entrySet().stream()
            .map(
                each ->
                    new ReplayRow.HostPicks(
                        each.getKey(), each.getValue(), sum == 0 ? 0 : each.getValue() / sum))
            .toList();
    Fairness fairness =
        Fairness.of(
            picks.entrySet().stream()
                .mapToDouble(
                    each -> each.getValue() / (double) weights.getOrDefault(each.getKey(), 1))
                .toArray());
    return new ReplayRow(
        label,
        hosts,
        refused,
        fairness.jainIndex(),
        fairness.maxOverMean(),
        before == this ? OptionalDouble.empty() : movedFrom(before));
  }

  private OptionalDouble movedFrom(PickTally before) {
    if (before.firstHosts.isEmpty()) {
      return OptionalDouble.empty();
    }
    long moved =
        before.firstHosts.entrySet().stream()
            .filter(first -> !first.getValue().equals(firstHosts.get(first.getKey())))
            .count();
    return OptionalDouble.of(moved / (double) before.firstHosts.size());
  }
}
