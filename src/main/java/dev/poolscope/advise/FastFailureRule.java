package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.model.FailureKind;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.List;
import java.util.Locale;

/// A host that fails at once is always the least loaded one, and attracts what the others could
/// have served (experiment X36).
final class FastFailureRule implements FindingRule {
  static final String NAME = "FAST_FAILING_HOST_ATTRACTS";

  private static final double MOSTLY = 0.5;
  private static final double MORE_THAN_ITS_SHARE = 1.5;
  private static final long LEAST_PICKS = 20;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    long picks = facts.picks().picks();
    int hosts = facts.experiment().targets().size();
    if (facts.experiment().balancer().isNone() || picks < LEAST_PICKS || hosts < 2) {
      return;
    }
    double fair = (double) picks / hosts;
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              long failed = stats.of(HostCount.FAILED) - stats.failures(FailureKind.NO_HOST);
              long got = facts.picks().picks(host);
              if (failed > stats.of(HostCount.ISSUED) * MOSTLY
                  && got > fair * MORE_THAN_ITS_SHARE) {
                findings.add(finding(facts, host, stats, failed, got));
              }
            });
  }

  private static Finding finding(
      RunFacts facts, String host, HostStats stats, long failed, long got) {
    return new Finding(
        NAME,
        Severity.WARNING,
        host,
        host + " fails most of its requests, and gets more than its share of them for it.",
        String.format(
            Locale.ROOT,
            "%d of %d picks (%.0f %%, %.0f %% would be even); %d of %d failed",
            got,
            facts.picks().picks(),
            100.0 * got / facts.picks().picks(),
            100.0 / facts.experiment().targets().size(),
            failed,
            stats.of(HostCount.ISSUED)),
        "Eject hosts that keep failing (balancer.ejection), or do not count a failure as quick.",
        "A host that answers at once is always the least loaded, so its failures spread.",
        stats.firstIssueNanos(),
        List.of("balancer.ejection={consecutiveFailures: 5}"));
  }
}
