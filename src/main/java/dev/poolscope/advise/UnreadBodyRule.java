package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.model.CloseReason;
import dev.poolscope.stats.HostCount;
import java.util.List;

/// Callers close bodies before their end, which costs the connection (Go pool reference, sections 7
/// and 12).
final class UnreadBodyRule implements FindingRule {
  static final String NAME = "BODY_NOT_DRAINED";

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              long closed = stats.closed(CloseReason.BODY_NOT_DRAINED);
              if (closed > 0) {
                findings.add(
                    new Finding(
                        NAME,
                        Severity.WARNING,
                        host,
                        "Callers close the bodies of responses from " + host + " before their end.",
                        closed
                            + " connections closed for it, of "
                            + stats.of(HostCount.OPENED)
                            + " opened",
                        "Read bodies to their end before closing them (io.Copy to io.Discard).",
                        "Such a connection is of no use any more, and the next request dials.",
                        stats.firsts().closedNanos(CloseReason.BODY_NOT_DRAINED),
                        BodySettings.full(facts, host)));
              }
            });
  }
}
