package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.stats.HostCount;
import dev.poolscope.units.Durations;
import java.util.List;

/// Requests succeed only because they are sent a second time: each retry hides a connection that
/// was dead when it was reused (Go pool reference, section 10).
final class HiddenRetryRule implements FindingRule {
  static final String NAME = "RETRIES_HIDE_STALE_CONNECTIONS";

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              long retries = stats.of(HostCount.RETRIES);
              if (retries == 0 || facts.isMultiplexed(host)) {
                return;
              }
              boolean timeout = ServerIdleRule.isTimeout(stats.firsts());
              findings.add(
                  new Finding(
                      NAME,
                      Severity.WARNING,
                      host,
                      "Requests to " + host + " succeed only because they are sent again.",
                      retries
                          + " attempts were repeated for "
                          + stats.of(HostCount.OK)
                          + " requests that ended well",
                      timeout
                          ? "Let the client close idle connections first: idleConnTimeout below the"
                              + " server's."
                          : "Find out why the server ends connections that are in use; its log"
                              + " knows.",
                      "Each has waited for a connection that was dead, and what may not be sent"
                          + " twice fails.",
                      stats.firsts().retriedNanos(),
                      timeout
                          ? List.of(
                              "transport.idleConnTimeout="
                                  + Durations.format(ServerIdleRule.shorter(stats.firsts())))
                          : List.of()));
            });
  }
}
