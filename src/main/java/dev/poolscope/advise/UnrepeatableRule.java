package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.HttpMethod;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Request;
import dev.poolscope.experiment.Rules;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.stats.FirstTimes;
import dev.poolscope.stats.HostStats;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Requests that may not be sent twice go over connections that the server ends of itself: the one
/// that meets such an end fails, however sound server and client are (Go pool reference, section
/// 10).
final class UnrepeatableRule implements FindingRule {
  static final String NAME = "UNREPEATABLE_REQUESTS_AT_RISK";

  private static final Set<HttpMethod> SAFE =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    facts
        .hosts()
        .forEach(
            (host, stats) -> {
              List<Integer> loads = unrepeatable(facts, host);
              if (!loads.isEmpty()) {
                find(facts, host, stats, loads, findings);
              }
            });
  }

  private static void find(
      RunFacts facts, String host, HostStats stats, List<Integer> loads, List<Finding> findings) {
    long failed = stats.failures(FailureKind.EOF) + stats.failures(FailureKind.RESET);
    long inUse = stats.closed(CloseReason.SERVER_CLOSED_IN_USE);
    long stale = stats.closed(CloseReason.STALE_ON_REUSE);
    boolean timeout =
        stats.closed(CloseReason.SERVER_CLOSED) > 0 && ServerIdleRule.isTimeout(stats.firsts());
    if (Math.min(failed, inUse + stale) == 0 && !timeout) {
      return;
    }
    Request request = facts.experiment().load().get(loads.getFirst()).request();
    boolean go = facts.transport().rules() == Rules.GO;
    List<String> sets =
        loads.stream()
            .map(
                load ->
                    "load."
                        + load
                        + (go ? ".request.idempotencyKey=true" : ".request.replayable=true"))
            .toList();
    findings.add(
        new Finding(
            NAME,
            failed > 0 ? Severity.ERROR : Severity.WARNING,
            host,
            request.method()
                + " requests to "
                + host
                + " may not be sent twice, and the server ends"
                + " connections of itself.",
            failed
                + " failed with the end of their connection; the server ended "
                + (inUse + stale)
                + " that were in use and "
                + stats.closed(CloseReason.SERVER_CLOSED)
                + " that were idle",
            go
                ? "Mark what is safe to repeat (Idempotency-Key), or let the client close idle"
                    + " connections first."
                : "Give a body that can be produced again, or let the client close idle connections"
                    + " first.",
            "One that is given a connection at the moment of its end fails.",
            first(stats.firsts()),
            sets));
  }

  private static long first(FirstTimes firsts) {
    long eof = firsts.failedNanos(FailureKind.EOF);
    return eof >= 0 ? eof : firsts.closedNanos(CloseReason.SERVER_CLOSED);
  }

  /// The places of the loads to a host whose requests are not repeated when their connection ends.
  private static List<Integer> unrepeatable(RunFacts facts, String host) {
    List<Integer> places = new ArrayList<>();
    List<Load> all = facts.experiment().load();
    for (int i = 0; i < all.size(); i++) {
      Load load = all.get(i);
      if (facts.loads(host).anyMatch(load::equals) && !mayBeRepeated(facts, load.request())) {
        places.add(i);
      }
    }
    return places;
  }

  private static boolean mayBeRepeated(RunFacts facts, Request request) {
    boolean bodyAgain = request.bodyBytes() == 0 || request.replayable();
    return facts.transport().rules() == Rules.GO
        ? bodyAgain && (SAFE.contains(request.method()) || request.idempotencyKey())
        : bodyAgain && facts.transport().retryOnConnectionFailure();
  }
}
