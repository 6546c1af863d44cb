package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.model.CloseReason;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.List;

/// The server ends nearly every connection with its response, so that no limit of the client
/// matters.
final class ServerClosesRule implements FindingRule {
  static final String NAME = "SERVER_CLOSES_EVERY_CONNECTION";

  private static final double NEARLY_ALL = 0.9;
  private static final long LEAST_REQUESTS = 5;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    facts.hosts().forEach((host, stats) -> find(host, stats, findings));
  }

  private static void find(String host, HostStats stats, List<Finding> findings) {
    long http10 = stats.closed(CloseReason.HTTP10_NO_KEEP_ALIVE);
    long silent = silentlyClosed(stats);
    long closed = stats.closed(CloseReason.CONNECTION_CLOSE_HEADER) + http10 + silent;
    long opened = stats.of(HostCount.OPENED);
    long carried = stats.of(HostCount.ACQUIRED) - stats.of(HostCount.RETRIES);
    if (carried < LEAST_REQUESTS || closed < opened * NEARLY_ALL || opened < carried * NEARLY_ALL) {
      return;
    }
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            host,
            "The server of " + host + " ends every connection.",
            closed
                + " of "
                + opened
                + " connections ended with their response"
                + (http10 == 0 ? "" : ", " + http10 + " as HTTP/1.0 without keep-alive"),
            "Have the server keep connections alive (HTTP/1.1 without Connection: close).",
            "Every request pays for a dial, and no limit of the client changes that.",
            first(stats),
            List.of()));
  }

  /// Ended by the server at once, though it promised to keep them.
  private static long silentlyClosed(HostStats stats) {
    return ServerIdleRule.isTimeout(stats.firsts())
        ? 0
        : stats.closed(CloseReason.SERVER_CLOSED)
            + stats.closed(CloseReason.SERVER_CLOSED_IN_USE)
            + stats.closed(CloseReason.STALE_ON_REUSE);
  }

  private static long first(HostStats stats) {
    long header = stats.firsts().closedNanos(CloseReason.CONNECTION_CLOSE_HEADER);
    long http10 = stats.firsts().closedNanos(CloseReason.HTTP10_NO_KEEP_ALIVE);
    long silent = stats.firsts().closedNanos(CloseReason.SERVER_CLOSED);
    return Math.max(header, Math.max(http10, silent));
  }
}
