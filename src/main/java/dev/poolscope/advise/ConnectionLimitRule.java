package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.Rules;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.List;
import java.util.Locale;

/// More requests are offered together than the limit of connections lets run: most of the time goes
/// to waiting. Little's law gives what is offered on average: arrivals a second, times the seconds
/// for which each holds a connection.
final class ConnectionLimitRule implements FindingRule {
  static final String NAME = "CONNECTION_LIMIT_BELOW_CONCURRENCY";

  private static final double NANOS_PER_MILLI = 1e6;
  private static final int P50 = 50;
  private static final int P99 = 99;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    int limit = facts.transport().maxConnsPerHost();
    if (limit <= 0 || facts.transport().rules() != Rules.GO) {
      return;
    }
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              if (!facts.isMultiplexed(host)) {
                find(facts, limit, host, stats, findings);
              }
            });
  }

  private static void find(
      RunFacts facts, int limit, String host, HostStats stats, List<Finding> findings) {
    long waited = stats.waiting().nanosAt(P99);
    long held = Math.max(0, stats.service().nanosAt(P50) - stats.waiting().nanosAt(P50));
    boolean isFull = stats.of(HostCount.PEAK_OPEN) >= limit;
    if (!isFull || stats.of(HostCount.PEAK_WAITING) == 0 || waited <= Math.max(held, 1)) {
      return;
    }
    double perSecond = stats.of(HostCount.ISSUED) / facts.seconds();
    long needed = stats.of(HostCount.PEAK_IN_FLIGHT);
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            host,
            "maxConnsPerHost lets fewer requests to " + host + " run than are offered together.",
            String.format(
                Locale.ROOT,
                "limit %d; up to %d waited, the 99th percentile for %.1f ms, beside %.1f ms for which a"
                    + " connection is held; %.1f requests/s x %.1f ms = %.2f on average (Little's"
                    + " law), up to %d under way",
                limit,
                stats.of(HostCount.PEAK_WAITING),
                waited / NANOS_PER_MILLI,
                held / NANOS_PER_MILLI,
                perSecond,
                held / NANOS_PER_MILLI,
                perSecond * held / 1e9,
                needed),
            "Allow what is under way together: maxConnsPerHost " + needed + ".",
            "Requests wait for each other for longer than they are served.",
            stats.firstIssueNanos(),
            List.of("transport.maxConnsPerHost=" + needed)));
  }
}
