package dev.poolscope.report;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.TargetAddress;
import dev.poolscope.units.Texts;
import dev.poolscope.yaml.Source;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks of an experiment that need more than the file.
///
/// @param source where it was read from
/// @param sets what was replaced in it
public record ExperimentChecks(Source source, List<String> sets) {
  /// As many stretches of time as expectations may speak of: each is counted for itself.
  static final int MOST_STRETCHES = 100;

  /// Every expectation names a column of `summary.csv`, and where it is of a stretch of time one
  /// that says something of it; and there are not too many stretches.
  ///
  /// @throws dev.poolscope.schema.ConfigException if that is not so
  public void checkMetrics(Experiment experiment) {
    List<String> known = SummaryColumns.names();
    Set<Stretch> stretches = new HashSet<>();
    for (int i = 0; i < experiment.expect().size(); i++) {
      Expectation expectation = experiment.expect().get(i);
      SummaryColumn column = SummaryColumns.find(expectation.metric());
      if (column != null && expectation.isOfStretch()) {
        checkStretch("expect." + i, expectation, column);
        stretches.add(Stretch.of(expectation));
        if (stretches.size() > MOST_STRETCHES) {
          throw Experiments.problem(
              source,
              sets,
              "expect." + i,
              "is of one more stretch of time than the %d that are allowed, each host's counted; leave some out"
                  .formatted(MOST_STRETCHES));
        }
      }
      if (column == null) {
        throw Experiments.problem(
            source,
            sets,
            "expect." + i + ".metric",
            ("%s is no column of summary.csv%s; allowed are its columns, such as"
                    + " connections_opened, requests_ok or closed_IDLE_TOTAL_LIMIT")
                .formatted(expectation.metric(), Texts.suggestion(expectation.metric(), known)));
      }
    }
  }

  private void checkStretch(String path, Expectation expectation, SummaryColumn column) {
    if (!column.isOfStretches()) {
      throw Experiments.problem(
          source,
          sets,
          path + ".metric",
          "%s says nothing of a stretch of time: %s; leave from and to out, or take one of: %s"
              .formatted(
                  expectation.metric(),
                  column.wholeOnly(),
                  String.join(", ", SummaryColumns.namesOfStretches())));
    }
  }

  /// Load goes to this machine only, unless the user has confirmed the host; and every host has an
  /// address. May ask a name server.
  ///
  /// @throws dev.poolscope.schema.ConfigException if one is not allowed or unknown
  public void checkHosts(Experiment experiment, AllowedHosts allowed) {
    for (int i = 0; i < experiment.targets().size(); i++) {
      Target target = experiment.targets().get(i);
      if (target.url() != null && !allowed.isConfirmed(hostOf(target.url()))) {
        requireLoopback(experiment, "targets." + i + ".url", hostOf(target.url()), target);
      }
    }
  }

  /// No more is sent to hosts beyond this machine than the user has allowed. Asks nobody.
  ///
  /// @throws dev.poolscope.schema.ConfigException if it would be more
  public void checkReach(Experiment experiment, AllowedHosts allowed) {
    for (Reach reach : Reach.beyond(experiment, allowed)) {
      reach
          .problem(allowed.cap(), "--allow-rate %s", "--allow-connections %s")
          .ifPresent(
              problem -> {
                throw Experiments.problem(source, sets, problem.field(), problem.message());
              });
    }
  }

  /// The hosts that are not this machine, or have no address, and so need to be confirmed. May ask
  /// a name server.
  public static Set<String> elsewhere(Experiment experiment) {
    Set<String> hosts = new TreeSet<>();
    for (Target target : experiment.targets()) {
      if (target.url() != null && !isThisMachine(hostOf(target.url()), target)) {
        hosts.add(hostOf(target.url()));
      }
    }
    return hosts;
  }

  private static boolean isThisMachine(String host, Target target) {
    try {
      return leadsHere(host, target);
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /// Whether all addresses of a name are this machine's: those that its target gives, else those
  /// that are found. Each dial asks again, of the one that it takes.
  private static boolean leadsHere(String host, Target target) throws UnknownHostException {
    Stream<InetAddress> found =
        target.addresses().isEmpty()
            ? Arrays.stream(InetAddress.getAllByName(host))
            : target.addresses().stream().map(TargetAddress::address);
    return found.allMatch(InetAddress::isLoopbackAddress);
  }

  private void requireLoopback(Experiment experiment, String field, String host, Target target) {
    try {
      if (!leadsHere(host, target)) {
        throw Experiments.problem(
            source,
            sets,
            field,
            ("%s is not this machine; add --allow-host %s to confirm that load may be sent"
                    + " there: %s")
                .formatted(host, host, reachOf(experiment, host)));
      }
    } catch (UnknownHostException _) {
      throw Experiments.problem(
          source, sets, field, "the host " + host + " is unknown; correct the name");
    }
  }

  private static String reachOf(Experiment experiment, String host) {
    return Reach.of(experiment, new AllowedHosts(Set.of(host))).stream()
        .map(Reach::words)
        .collect(Collectors.joining(", "));
  }

  private static String hostOf(URI url) {
    String authority = url.getRawAuthority();
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }
}
