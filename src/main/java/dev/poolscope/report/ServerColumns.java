package dev.poolscope.report;

import dev.poolscope.stats.HostStats;
import java.util.List;
import java.util.function.ToLongFunction;

/// What the servers counted over the whole run, each by its own means; empty where one does not
/// tell.
public final class ServerColumns {
  /// Requests that the server saw.
  public static final SummaryColumn REQUESTS = column("server_requests", HostStats::serverRequests);

  /// Requests that a real server saw on a connection that had carried one before.
  public static final SummaryColumn REUSED = column("server_reused", HostStats::serverReused);

  /// Connections that a real server has ended itself.
  public static final SummaryColumn CLOSED = column("server_closed", HostStats::serverClosed);

  /// Requests that the host got from other targets, which are proxies, as those count them.
  public static final SummaryColumn UPSTREAM =
      column("upstream_requests", HostStats::upstreamRequests);

  /// Those that stand behind the columns of Go's measurements.
  static final List<SummaryColumn> BEHIND = List.of(REUSED, CLOSED, UPSTREAM);

  private ServerColumns() {}

  private static SummaryColumn column(String name, ToLongFunction<HostStats> count) {
    return new SummaryColumn(
        name,
        row -> {
          long value = count.applyAsLong(row.stats());
          return value < 0 ? "" : value;
        },
        "it is known of the whole run only");
  }
}
