package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Rules;
import dev.poolscope.model.CloseReason;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.List;

/// The hosts together use more connections than may be idle in all, and rob each other of them (Go
/// pool reference, section 6; OkHttp's pool has this limit only).
final class TotalIdleRule implements FindingRule {
  static final String NAME = "IDLE_TOTAL_BELOW_HOSTS";

  private static final long LEAST_REDIALS = 2;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    boolean go = facts.transport().rules() == Rules.GO;
    CloseReason reason = go ? CloseReason.IDLE_TOTAL_LIMIT : CloseReason.IDLE_LIMIT_EVICTED;
    HostStats all = facts.all();
    long closed = all.closed(reason);
    long redials = IdleLimitRule.redials(all, closed);
    if (redials < LEAST_REDIALS) {
      return;
    }
    long used =
        facts.hosts().values().stream().mapToLong(stats -> stats.of(HostCount.PEAK_IN_USE)).sum();
    int hosts = facts.hosts().size();
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            Experiment.ALL_HOSTS,
            hosts > 1
                ? "maxIdleConns is too small for these hosts together: they rob each other."
                : "maxIdleConns keeps fewer connections than the requests use together.",
            "%d idle kept over %d host%s that use up to %d; %d closed for it, at least %d dialed again"
                .formatted(
                    facts.transport().maxIdleConns(),
                    hosts,
                    hosts == 1 ? "" : "s",
                    used,
                    closed,
                    redials),
            "Keep as many idle as all hosts use: maxIdleConns " + used + ".",
            "What one host leaves idle closes the connection of another, which has to dial again.",
            all.firsts().closedNanos(reason),
            List.of("transport.maxIdleConns=" + used)));
  }
}
