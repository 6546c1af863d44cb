package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.Experiment;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// Several clients, each with a balancer that knows nothing of the others, break ties in the same
/// way: they all begin with the same host.
final class FirstTieRule implements FindingRule {
  static final String NAME = "TIES_GO_TO_THE_FIRST";

  /// Fewer clients can agree by chance.
  private static final int LEAST_CLIENTS = 3;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    Collection<String> firsts = facts.picks().firsts().values();
    if (firsts.size() < LEAST_CLIENTS
        || facts.experiment().targets().size() < 2
        || new HashSet<>(firsts).size() > 1) {
      return;
    }
    String host = firsts.iterator().next();
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            Experiment.ALL_HOSTS,
            "All clients picked " + host + " first.",
            firsts.size()
                + " of "
                + firsts.size()
                + " first picks went to "
                + host
                + " of "
                + facts.experiment().targets().size()
                + " hosts",
            "Break ties at random: balancer.ties random.",
            "Clients that start together, or find all hosts equal, fall on one host together.",
            facts.all().firstIssueNanos(),
            facts.experiment().balancer().kind().options().contains("ties")
                ? List.of("balancer.ties=random")
                : List.of()));
  }
}
