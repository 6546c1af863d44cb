package dev.poolscope.cli;

import dev.poolscope.config.Expectation;
import dev.poolscope.config.Experiment;
import dev.poolscope.config.Target;
import dev.poolscope.run.SummaryColumns;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/// Checks of an experiment that need more than the file.
final class ExperimentChecks {
  private ExperimentChecks() {}

  /// Every expectation names a column of `summary.csv`.
  static void checkMetrics(Experiment experiment) {
    List<String> known = SummaryColumns.names();
    for (int i = 0; i < experiment.expect().size(); i++) {
      Expectation expectation = experiment.expect().get(i);
      if (!known.contains(expectation.metric())) {
        throw new UsageException(
            "expect."
                + i
                + ".metric: "
                + expectation.metric()
                + " is no column of summary.csv; allowed are its columns, such as"
                + " connections_opened, requests_ok or closed_IDLE_TOTAL_LIMIT");
      }
    }
  }

  /// Load goes to this machine only, unless the user has confirmed the host; and every host has an
  /// address.
  static void checkHosts(Experiment experiment, Set<String> allowed) {
    for (Target target : experiment.targets()) {
      URI url = target.url();
      if (url != null && !allowed.contains(hostOf(url))) {
        requireLoopback(target.name(), hostOf(url));
      }
    }
  }

  private static void requireLoopback(String target, String host) {
    try {
      if (!InetAddress.getByName(host).isLoopbackAddress()) {
        throw new UsageException(
            "targets."
                + target
                + ".url: "
                + host
                + " is not this machine; add --allow-host "
                + host
                + " to confirm that load may be sent there");
      }
    } catch (UnknownHostException _) {
      throw new UsageException(
          "targets." + target + ".url: the host " + host + " is unknown; correct the name");
    }
  }

  private static String hostOf(URI url) {
    String authority = url.getRawAuthority();
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }
}
