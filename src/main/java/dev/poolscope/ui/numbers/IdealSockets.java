package dev.poolscope.ui.numbers;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Transport;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;

/// How many connections the load would have needed.
///
/// A host's ideal is the largest number of its requests in flight at one time: with that many
/// connections, kept for the whole run, no request would have waited for one and none would have
/// been opened twice. Where a limit allows fewer, the ideal is the limit: `MaxConnsPerHost` under
/// Go's rules, the dispatcher's limits under OkHttp's. Over HTTP/2 one connection carries all. The
/// number in flight is that of this run, so slow answers raise the ideal too. The ideal of all
/// hosts is the sum.
public final class IdealSockets {
  private IdealSockets() {}

  /// The ideal of all hosts together.
  public static long of(RunReport report) {
    return report.hosts().keySet().stream().mapToLong(host -> ofOne(report, host)).sum();
  }

  /// The ideal of one host, or of all as [Experiment#ALL_HOSTS].
  public static long of(RunReport report, String host) {
    return host.equals(Experiment.ALL_HOSTS) ? of(report) : ofOne(report, host);
  }

  private static long ofOne(RunReport report, String host) {
    Transport transport = report.experiment().transport();
    long inFlight = report.row(host).count(SummaryColumns.PEAK_IN_FLIGHT);
    long limit = transport.protocol() == Protocol.HTTP_1_1 ? limit(transport) : 1;
    return Math.min(inFlight, limit);
  }

  private static long limit(Transport transport) {
    if (transport.rules() == Rules.OKHTTP) {
      return Math.min(transport.maxRequests(), transport.maxRequestsPerHost());
    }
    return transport.maxConnsPerHost() > 0 ? transport.maxConnsPerHost() : Long.MAX_VALUE;
  }
}
