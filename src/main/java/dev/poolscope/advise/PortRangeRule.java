package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.model.CloseReason;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Connections are opened at such a rate that their ports, which stay taken for a minute in
/// TIME_WAIT, use up the range: Linux has 28,232 ephemeral ports by default, for each address and
/// port of a server.
final class PortRangeRule implements FindingRule {
  static final String NAME = "TIME_WAIT_NEAR_PORT_RANGE";

  private static final long PORTS = 28_232;
  private static final double TIME_WAIT_SECONDS = 60;
  private static final double NEAR = 0.4;
  private static final double LEAST_SECONDS = 0.5;
  private static final long LEAST_CONNECTIONS = 100;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    if (facts.seconds() < LEAST_SECONDS) {
      return;
    }
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              double perSecond = stats.of(HostCount.CLOSED) / facts.seconds();
              double kept = perSecond * TIME_WAIT_SECONDS;
              if (stats.of(HostCount.CLOSED) >= LEAST_CONNECTIONS && kept >= PORTS * NEAR) {
                findings.add(finding(facts, host, stats, perSecond, kept));
              }
            });
  }

  private static Finding finding(
      RunFacts facts, String host, HostStats stats, double perSecond, double kept) {
    return new Finding(
        NAME,
        kept >= PORTS ? Severity.ERROR : Severity.WARNING,
        host,
        kept >= PORTS
            ? "At this rate new connections to " + host + " use up this machine's ports."
            : "At this rate new connections to " + host + " come near this machine's ports.",
        String.format(
            Locale.ROOT,
            "%.0f connections closed a second stay in TIME_WAIT for 60 s: %,.0f of %,d ports",
            perSecond,
            kept,
            PORTS),
        "Reuse connections: find above why they are closed, or read what closes them in the tables.",
        "Dials fail with \"cannot assign requested address\" once no port is left.",
        stats.firstIssueNanos(),
        sets(facts, stats));
  }

  /// Has connections be kept, where a setting forbids it.
  private static List<String> sets(RunFacts facts, HostStats stats) {
    List<String> sets = new ArrayList<>();
    if (facts.transport().disableKeepAlives()) {
      sets.add("transport.disableKeepAlives=false");
    }
    if (stats.closed(CloseReason.KEEPALIVE_DISABLED) > 0
        && facts.transport().maxIdleConnsPerHost() < 0) {
      sets.add("transport.maxIdleConnsPerHost=" + stats.of(HostCount.PEAK_IN_USE));
    }
    return sets;
  }
}
