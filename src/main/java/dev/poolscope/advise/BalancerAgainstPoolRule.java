package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.List;
import java.util.Locale;

/// The balancer goes round more hosts than idle connections are kept: the connection of the host
/// whose turn it is was always the one that was closed last (experiment X22).
final class BalancerAgainstPoolRule implements FindingRule {
  static final String NAME = "BALANCER_DEFEATS_POOL";

  private static final double HARDLY_ANY = 0.1;
  private static final long LEAST_REQUESTS = 20;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    int limit = facts.transport().maxIdleConns();
    HostStats all = facts.all();
    long hosts =
        facts.hosts().values().stream().filter(stats -> stats.of(HostCount.ACQUIRED) > 0).count();
    long acquired = all.of(HostCount.ACQUIRED);
    if (facts.experiment().balancer().isNone()
        || limit <= 0
        || limit >= hosts
        || acquired < LEAST_REQUESTS
        || all.of(HostCount.REUSED_CARRIED) > acquired * HARDLY_ANY) {
      return;
    }
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            Experiment.ALL_HOSTS,
            "Balancer and pool defeat each other: it goes round more hosts than connections are kept"
                + " for.",
            String.format(
                Locale.ROOT,
                "%d of %d requests found a used connection; maxIdleConns %d, %d hosts by %s",
                all.of(HostCount.REUSED_CARRIED),
                acquired,
                limit,
                hosts,
                facts.experiment().balancer().kind().id()),
            "Keep a connection for each host (maxIdleConns "
                + hosts
                + "), or let each client use a"
                + " subset of them.",
            "Nearly every request pays for a dial.",
            all.firstIssueNanos(),
            List.of("transport.maxIdleConns=" + hosts)));
  }
}
