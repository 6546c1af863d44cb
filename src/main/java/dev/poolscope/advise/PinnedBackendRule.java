package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.stats.BackendStats;
import dev.poolscope.stats.HostStats;
import java.util.List;
import java.util.Locale;

/// All requests of an HTTP/2 connection go to the backend that the connection was placed on: one
/// connection pins one of several.
final class PinnedBackendRule implements FindingRule {
  static final String NAME = "HTTP2_PINS_ONE_BACKEND";

  private static final double NEARLY_ALL = 0.9;
  private static final long LEAST_REQUESTS = 20;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              if (facts.isMultiplexed(host)) {
                find(host, stats, findings);
              }
            });
  }

  private static void find(String host, HostStats stats, List<Finding> findings) {
    BackendStats backends = stats.backends();
    long requests = backends.requests();
    if (backends.all().size() < 2
        || requests < LEAST_REQUESTS
        || backends.most() < requests * NEARLY_ALL) {
      return;
    }
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            host,
            "One backend of " + host + " gets nearly all requests.",
            String.format(
                Locale.ROOT,
                "%d of %d requests on one of %d backends",
                backends.most(),
                requests,
                backends.all().size()),
            "Balance requests instead of connections, have the server retire connections by age"
                + " (maxAge), or use several clients.",
            "Backends that are added get nothing until the connection ends.",
            stats.firstIssueNanos(),
            List.of()));
  }
}
