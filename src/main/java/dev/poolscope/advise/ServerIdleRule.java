package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.model.CloseReason;
import dev.poolscope.stats.FirstTimes;
import dev.poolscope.stats.HostStats;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The client keeps connections idle for longer than the server does: a request may be given one
/// that the server is just closing (Go pool reference, section 10).
final class ServerIdleRule implements FindingRule {
  static final String NAME = "SERVER_CLOSES_IDLE_FIRST";

  /// A server that ends a connection sooner does not wait for another request at all.
  private static final long LEAST_IDLE_NANOS = 20_000_000;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SAFE_PART = 0.8;

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    facts.hosts().forEach((host, stats) -> find(facts, host, stats, findings));
  }

  private static void find(RunFacts facts, String host, HostStats stats, List<Finding> findings) {
    FirstTimes firsts = stats.firsts();
    long closed = stats.closed(CloseReason.SERVER_CLOSED);
    if (closed == 0 || !isTimeout(firsts)) {
      return;
    }
    Duration own = facts.transport().idleConnTimeout();
    Duration shorter = shorter(firsts);
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            host,
            "The server of " + host + " closes idle connections before the client does.",
            String.format(
                Locale.ROOT,
                "it closed %d after %.2f s idle or more; idleConnTimeout is %s",
                closed,
                firsts.shortestIdleNanos() / NANOS_PER_SECOND,
                own.isPositive() ? Durations.format(own) : "without limit"),
            "Let the client close first: idleConnTimeout " + Durations.format(shorter) + ".",
            "A request that is given a connection at that moment fails or has to be repeated.",
            firsts.closedNanos(CloseReason.SERVER_CLOSED),
            List.of("transport.idleConnTimeout=" + Durations.format(shorter))));
  }

  /// Whether the server has ended connections for being idle.
  static boolean isTimeout(FirstTimes firsts) {
    return firsts.shortestIdleNanos() >= LEAST_IDLE_NANOS;
  }

  /// A timeout that ends before the server's, in whole milliseconds.
  static Duration shorter(FirstTimes firsts) {
    return Duration.ofMillis(
        Math.max(1, (long) (firsts.shortestIdleNanos() * SAFE_PART / 1_000_000)));
  }
}
