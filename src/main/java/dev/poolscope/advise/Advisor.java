package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.FailureKind;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.LateArrivals;
import dev.poolscope.stats.MachineStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Looks at the statistics of a run for what its user should know.
public final class Advisor {
  /// The share of late arrivals from which on a run is called disturbed.
  private static final double DISTURBED_SHARE = 0.01;

  private Advisor() {}

  /// The findings of all rules, host by host.
  public static List<Finding> findings(Map<String, HostStats> hosts) {
    List<Finding> findings = new ArrayList<>();
    hosts.forEach(
        (host, stats) -> {
          unreachable(host, stats, findings);
          notConfirmed(host, stats, findings);
          localLimit(host, stats, findings);
          dropped(host, stats, findings);
          behindSchedule(host, stats, findings);
          disturbed(host, stats, findings);
          serverDisagrees(host, stats, findings);
          KernelNotes.add(host, stats, findings);
        });
    return findings;
  }

  /// The findings about a log that another version has written.
  ///
  /// @param notices what could not be read as it was meant
  public static List<Finding> ofOtherVersion(List<String> notices) {
    return notices.stream()
        .map(
            notice ->
                new Finding(
                    "OTHER_VERSION",
                    Severity.WARNING,
                    Experiment.ALL_HOSTS,
                    "The run was recorded by another version of Poolscope.",
                    notice,
                    "Read it with the version that wrote it; run.json names it."))
        .toList();
  }

  /// The findings about the machine that a run took place on.
  public static List<Finding> ofMachine(MachineStats machine) {
    List<Finding> findings = new ArrayList<>();
    if (machine.standstills() > 0) {
      findings.add(
          new Finding(
              "STANDSTILL",
              Severity.WARNING,
              Experiment.ALL_HOSTS,
              "This machine did not run Poolscope all the time.",
              String.format(
                  Locale.ROOT,
                  "it stood still %s, for %d ms in all and %d ms at most at once",
                  machine.standstills() == 1 ? "once" : machine.standstills() + " times",
                  TimeUnit.NANOSECONDS.toMillis(machine.standstillNanos()),
                  TimeUnit.NANOSECONDS.toMillis(machine.longestStandstillNanos())),
              "End what else runs here, or ask for less load; until then counts and times of those"
                  + " moments are the machine's as well."));
    }
    if (machine.isShared()) {
      findings.add(
          new Finding(
              "OTHER_PROGRAMS",
              Severity.WARNING,
              Experiment.ALL_HOSTS,
              "Other programs kept this machine busy.",
              String.format(
                  Locale.ROOT,
                  "they used %.1f of %d processors on average",
                  machine.othersCores(),
                  machine.processors()),
              "End what else runs here; until then times are those of a busy machine."));
    }
    if (machine.compilingNanos() > 0) {
      findings.add(
          new Finding(
              "WARMING_UP",
              Severity.WARNING,
              Experiment.ALL_HOSTS,
              "Poolscope was still warming up while it sent the load.",
              String.format(
                  Locale.ROOT,
                  "for %.2f s of the load phase, up to %.2f s after time 0, its code was still being"
                      + " compiled, which took %.1f of the processors, of which few were idle",
                  seconds(machine.compilingNanos()),
                  seconds(machine.lastCompiledNanos()),
                  (double) machine.compiledNanos() / machine.compilingNanos()),
              "Read what came after that, in a longer run, or ask for less load: until then requests"
                  + " took longer and more were under way at once, so that more connections"
                  + " were opened."));
    }
    return findings;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /// The finding about a log that cannot be read to its end.
  public static Finding damagedLog() {
    return new Finding(
        "LOG_DAMAGED",
        Severity.ERROR,
        Experiment.ALL_HOSTS,
        "The event log is damaged, and what follows the damage cannot be read.",
        "a checksum in events.log does not hold",
        "Restore events.log from a copy; the numbers are those up to the damage.");
  }

  private static void unreachable(String host, HostStats stats, List<Finding> findings) {
    if (stats.of(HostCount.DIALS_FAILED) > 0
        && stats.of(HostCount.DIALS_FAILED) == stats.of(HostCount.DIALS_STARTED)) {
      findings.add(
          new Finding(
              "HOST_UNREACHABLE",
              Severity.ERROR,
              host,
              "No connection to " + host + " could be opened.",
              stats.of(HostCount.DIALS_FAILED)
                  + " of "
                  + stats.of(HostCount.DIALS_STARTED)
                  + " dials failed",
              "Start the server, or correct the target's url."));
    }
    if (stats.failures(FailureKind.UNKNOWN_HOST) > 0) {
      findings.add(
          new Finding(
              "UNKNOWN_HOST",
              Severity.ERROR,
              host,
              "The name of " + host + " could not be resolved.",
              stats.failures(FailureKind.UNKNOWN_HOST) + " requests failed so",
              "Correct the target's url."));
    }
  }

  private static void notConfirmed(String host, HostStats stats, List<Finding> findings) {
    long failures = stats.failures(FailureKind.NOT_CONFIRMED);
    if (failures > 0) {
      findings.add(
          new Finding(
              "NOT_CONFIRMED",
              Severity.ERROR,
              host,
              "The name of " + host + " led to an address that is not this machine.",
              failures + " requests failed so, nothing was sent there, and events.csv names it",
              "Allow the name with --allow-host, or correct the target's url."));
    }
  }

  private static void localLimit(String host, HostStats stats, List<Finding> findings) {
    long failures = stats.failures(FailureKind.LOCAL_LIMIT);
    if (failures > 0) {
      findings.add(
          new Finding(
              "LOCAL_LIMIT",
              Severity.ERROR,
              host,
              "This machine had no file descriptor or port left.",
              failures + " requests to " + host + " failed so",
              "Raise the limit (ulimit -n), or lower the number of connections."));
    }
  }

  private static void dropped(String host, HostStats stats, List<Finding> findings) {
    long capped = stats.of(HostCount.DROPPED) - stats.late().unsent();
    if (capped > 0) {
      findings.add(
          new Finding(
              "ARRIVALS_DROPPED",
              Severity.WARNING,
              host,
              "Not all requests that were due could be sent.",
              capped + " arrivals found maxInFlight reached",
              "Raise maxInFlight of the load, or read the latencies as those of fewer requests."));
    }
  }

  private static void behindSchedule(String host, HostStats stats, List<Finding> findings) {
    long unsent = stats.late().unsent();
    if (unsent > 0) {
      findings.add(
          new Finding(
              "SCHEDULE_NOT_KEPT",
              Severity.WARNING,
              host,
              "The generator could not keep the schedule of requests to " + host + ".",
              String.format(
                  Locale.ROOT,
                  "%d arrivals were up to %d ms late and were never sent",
                  unsent,
                  TimeUnit.NANOSECONDS.toMillis(stats.late().latestUnsentNanos())),
              "Ask for less load, end what else runs here, or read the numbers as those of the"
                  + " requests that were sent."));
    }
  }

  /// A machine that is behind sends requests in heaps, and each of them that finds no idle
  /// connection dials: the connections are the machine's doing, not that of the limits.
  private static void disturbed(String host, HostStats stats, List<Finding> findings) {
    long late = stats.late().count();
    if (late > stats.of(HostCount.ISSUED) * DISTURBED_SHARE) {
      findings.add(
          new Finding(
              "DISTURBED",
              Severity.WARNING,
              host,
              "This machine could not send the requests to " + host + " when they were due.",
              String.format(
                  Locale.ROOT,
                  "%d of %d were more than %d ms late, the latest by %d ms; %d dials were started,"
                      + " up to %d at once, and %d connections never used",
                  late,
                  stats.of(HostCount.ISSUED),
                  TimeUnit.NANOSECONDS.toMillis(LateArrivals.LATE_NANOS),
                  TimeUnit.NANOSECONDS.toMillis(stats.late().latestNanos()),
                  stats.of(HostCount.DIALS_STARTED),
                  stats.of(HostCount.PEAK_DIALING),
                  stats.of(HostCount.NEVER_USED)),
              "Ask for less load, or end what else runs here; until then these counts and times"
                  + " are the machine's as well."));
    }
  }

  private static void serverDisagrees(String host, HostStats stats, List<Finding> findings) {
    long accepted = stats.serverAccepted();
    boolean behindProxy = stats.upstreamRequests() >= 0;
    if (accepted >= 0 && !behindProxy && accepted != stats.openedInAll()) {
      findings.add(
          new Finding(
              "SERVER_COUNTED_OTHERWISE",
              Severity.WARNING,
              host,
              "Client and server do not agree on the number of connections.",
              "client opened " + stats.openedInAll() + ", server accepted " + accepted,
              "Check that nobody else talks to the server."));
    }
  }
}
