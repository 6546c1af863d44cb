package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.ReuseOrder;
import dev.poolscope.experiment.Rules;
import dev.poolscope.stats.BackendStats;
import dev.poolscope.stats.HostStats;
import java.util.List;
import java.util.Locale;

/// The connection that came back last is taken first, so that a few carry nearly all, and with them
/// the backends that they lead to (golang/go 34511).
final class ReuseOrderRule implements FindingRule {
  static final String NAME = "REUSE_ORDER_CONCENTRATES_LOAD";

  private static final long LEAST_REQUESTS = 50;

  /// Times an even share, from which on a backend has much, and up to which it has little.
  private static final double MUCH = 2;

  private static final double LITTLE = 0.25;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    if (facts.transport().rules() == Rules.GO && facts.transport().reuse() == ReuseOrder.OLDEST) {
      return;
    }
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              if (!facts.isMultiplexed(host)) {
                find(facts, host, stats, findings);
              }
            });
  }

  private static void find(RunFacts facts, String host, HostStats stats, List<Finding> findings) {
    BackendStats backends = stats.backends();
    long requests = backends.requests();
    int size = backends.all().size();
    boolean isUneven =
        backends.most() * size >= requests * MUCH || backends.least() * size <= requests * LITTLE;
    if (size < 2 || requests < LEAST_REQUESTS || !isUneven) {
      return;
    }
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            host,
            "A few connections to " + host + " carry most requests, and a few backends with them.",
            String.format(
                Locale.ROOT,
                "of %d requests one backend of %d got %d and one %d; one connection carried %d, half"
                    + " of them %d or fewer",
                requests,
                size,
                backends.most(),
                backends.least(),
                stats.perConnection().max(),
                stats.perConnection().at(50)),
            "Take the connection that has been idle longest (reuse oldest, which Go does not have),"
                + " or retire connections after some requests.",
            "Backends behind one address are loaded unevenly, new ones hardly at all.",
            stats.firstIssueNanos(),
            facts.transport().rules() == Rules.GO ? List.of("transport.reuse=oldest") : List.of()));
  }
}
