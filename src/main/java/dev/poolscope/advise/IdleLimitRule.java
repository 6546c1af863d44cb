package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.Rules;
import dev.poolscope.model.CloseReason;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.List;

/// Fewer idle connections are kept for a host than requests use together: each time load comes
/// back, connections are dialed that were there a moment before (Go pool reference, section 6).
final class IdleLimitRule implements FindingRule {
  static final String NAME = "IDLE_LIMIT_BELOW_CONCURRENCY";

  /// So many connections have to be dialed again before it is called a pattern.
  private static final long LEAST_REDIALS = 2;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    if (facts.transport().rules() != Rules.GO) {
      return;
    }
    facts.hosts().forEach((host, stats) -> find(facts, host, stats, findings));
  }

  private static void find(RunFacts facts, String host, HostStats stats, List<Finding> findings) {
    long closed =
        stats.closed(CloseReason.IDLE_PER_HOST_LIMIT)
            + stats.of(HostCount.CLOSED_UNUSED_BY_HOST_LIMIT);
    long redials = redials(stats, closed);
    if (redials < LEAST_REDIALS) {
      return;
    }
    int limit = facts.transport().maxIdleConnsPerHost();
    long used = stats.of(HostCount.PEAK_IN_USE);
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            host,
            "maxIdleConnsPerHost keeps fewer connections to "
                + host
                + " than its requests use together.",
            "%s idle kept, up to %d in use; %d closed for it, at least %d dialed again"
                .formatted(
                    limit == 0 ? "2 (the default)" : String.valueOf(limit), used, closed, redials),
            "Keep as many idle as are used together: maxIdleConnsPerHost " + used + ".",
            "Each burst dials again what was closed behind the last one, and leaves it in TIME_WAIT.",
            stats.firsts().closedNanos(CloseReason.IDLE_PER_HOST_LIMIT),
            List.of("transport.maxIdleConnsPerHost=" + used)));
  }

  /// How many connections were dialed in place of ones that a limit had closed: those opened beyond
  /// the most that were ever open, and no more than were closed for it.
  static long redials(HostStats stats, long closedByLimit) {
    long beyond = stats.of(HostCount.OPENED) - stats.of(HostCount.PEAK_OPEN);
    return Math.max(0, Math.min(closedByLimit, beyond));
  }
}
