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
/// number in flight is that of this run, so slow answers raise the ideal too. Where a run has
/// several pools, a limit allows so many times as much. The ideal of all hosts is the sum.
public final class IdealSockets {
  private IdealSockets() {}

  /// The ideal of all hosts together.
  public static long of(RunReport report) {
    return of(report, Experiment.ALL_HOSTS, 0);
  }

  /// The ideal of one host, or of all as [Experiment#ALL_HOSTS].
  public static long of(RunReport report, String host) {
    return of(report, host, 0);
  }

  /// The same of one of the run's clients.
  ///
  /// @param instance its number, from 1; 0 for all of them
  static long of(RunReport report, String host, int instance) {
    return host.equals(Experiment.ALL_HOSTS)
        ? report.hosts().keySet().stream().mapToLong(each -> ofOne(report, each, instance)).sum()
        : ofOne(report, host, instance);
  }

  private static long ofOne(RunReport report, String host, int instance) {
    Experiment experiment = report.experiment();
    Transport transport = experiment.transport();
    long inFlight = report.row(host, instance).count(SummaryColumns.PEAK_IN_FLIGHT);
    long limit = limit(transport, experiment.protocol(host));
    long pools = (instance == 0 ? experiment.instances() : 1L) * experiment.poolsOfInstance();
    return Math.min(inFlight, limit > Long.MAX_VALUE / pools ? Long.MAX_VALUE : pools * limit);
  }

  private static long limit(Transport transport, Protocol protocol) {
    if (transport.perRequest()) {
      return Long.MAX_VALUE;
    }
    if (protocol != Protocol.HTTP_1_1) {
      return 1;
    }
    if (transport.rules() == Rules.OKHTTP) {
      return Math.min(transport.maxRequests(), transport.maxRequestsPerHost());
    }
    return transport.maxConnsPerHost() > 0 ? transport.maxConnsPerHost() : Long.MAX_VALUE;
  }
}
