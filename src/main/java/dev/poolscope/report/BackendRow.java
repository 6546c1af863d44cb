package dev.poolscope.report;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.stats.BackendStats;
import dev.poolscope.stats.HostStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What one server of a backend group had of its host's load, by its own count over the whole run.
///
/// @param host the target's name
/// @param backend which server it is, from 1
/// @param connections connections placed on it
/// @param requests requests whose head it read
/// @param share its part of the host's requests, from 0 to 1; 0 while there are none
public record BackendRow(String host, int backend, long connections, long requests, double share) {
  /// The rows of all hosts that are groups, in the order of hosts and servers.
  static List<BackendRow> of(Map<String, HostStats> hosts) {
    List<BackendRow> rows = new ArrayList<>();
    hosts.values().stream().map(HostStats::backends).forEach(group -> add(group, rows));
    return List.copyOf(rows);
  }

  private static void add(BackendStats group, List<BackendRow> rows) {
    for (PoolEvent.BackendCounted counted : group.all()) {
      rows.add(
          new BackendRow(
              counted.host(),
              counted.backend(),
              counted.accepted(),
              counted.requests(),
              share(counted.requests(), group)));
    }
  }

  /// The columns of `summary.csv` about groups, empty where no group stands behind the host.
  static List<SummaryColumn> columns() {
    return List.of(
        column("backend_share_max", BackendStats::most),
        column("backend_share_min", BackendStats::least));
  }

  private static SummaryColumn column(String name, ToLongFunction<BackendStats> requests) {
    return new SummaryColumn(
        name,
        row -> {
          BackendStats group = row.stats().backends();
          return group.all().isEmpty() ? "" : share(requests.applyAsLong(group), group);
        },
        "the servers count over the whole run");
  }

  /// The part that so many requests are of a group's.
  private static double share(long requests, BackendStats group) {
    return Numbers.rounded((double) requests / Math.max(1, group.requests()));
  }
}
