package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.List;

/// Connections are held by responses that nobody closes: they are in use although their requests
/// have ended (Go pool reference, section 7).
final class UnclosedBodyRule implements FindingRule {
  static final String NAME = "HELD_BY_UNCLOSED_RESPONSES";

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
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
    long held = Math.max(0, stats.of(HostCount.IN_USE) - running(stats));
    long cutOff = Math.max(0, stats.closed(CloseReason.REQUEST_CANCELLED) - cutOffInFlight(stats));
    if (held + cutOff == 0) {
      return;
    }
    findings.add(
        new Finding(
            NAME,
            Severity.ERROR,
            host,
            "Connections to " + host + " are held by responses that nobody closed.",
            held
                + " held so now, "
                + cutOff
                + " closed by the deadline of a request that had ended long before",
            "Close every response, also where its body is of no interest (defer resp.Body.Close()).",
            "The connections are lost to other requests, and a limit of connections is used up.",
            stats.firsts().closedNanos(CloseReason.REQUEST_CANCELLED),
            BodySettings.full(facts, host)));
  }

  /// Requests that have begun, have not ended and do not wait for a connection.
  private static long running(HostStats stats) {
    return Math.max(0, stats.unfinished() - stats.of(HostCount.WAITING));
  }

  private static long cutOffInFlight(HostStats stats) {
    return stats.failures(FailureKind.TIMEOUT_IN_FLIGHT)
        + stats.failures(FailureKind.CANCELLED_BY_CALLER);
  }
}
