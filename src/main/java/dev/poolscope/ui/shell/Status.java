package dev.poolscope.ui.shell;

import dev.poolscope.model.HostCounts;
import dev.poolscope.report.Disturbance;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.report.TimeOf;
import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.numbers.IdealSockets;
import dev.poolscope.ui.session.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/// What the bottom line says of a run.
///
/// @param stalls how often the run had to wait for its event log; empty if it never did
/// @param disturbance for how long the process stood still, and how late requests were; empty where
///   the machine did what it was asked to
/// @param sockets connections opened, and how many would have been enough
/// @param reuse the part of requests on used connections
/// @param response percentiles of the response time
/// @param timeWait the kernel's sockets in TIME_WAIT
/// @param agreement whether client, server and kernel count the same
/// @param agrees what to make of it
record Status(
    String stalls,
    String disturbance,
    String sockets,
    String reuse,
    String response,
    String timeWait,
    String agreement,
    Agrees agrees) {
  private static final String KERNEL_DIFFERS = "KERNEL_COUNTED_OTHERWISE";

  /// What the counts of several observers say about each other.
  enum Agrees {
    /// They are equal.
    YES,
    /// They differ, or cannot be compared (yet).
    UNKNOWN,
    /// They differ and should not.
    NO
  }

  static Status of(RunView view) {
    Recording recording = view.recording();
    RunReport report = view.report();
    SummaryRow totals = report.totals();
    List<HostCounts> hosts =
        recording.hosts().stream().map(host -> recording.series(host).latest()).toList();
    Agreement agreement =
        !view.showsAll()
            ? new Agreement("", Agrees.UNKNOWN)
            : recording.isComplete() ? withAll(report) : withKernel(hosts);
    return new Status(
        stalls(report.end().producerStalls()),
        disturbance(report.disturbance()),
        "sockets "
            + NumberText.whole(totals.count(SummaryColumns.OPENED))
            + ", ideal "
            + NumberText.whole(IdealSockets.of(report)),
        "reuse " + NumberText.percent(totals.number(SummaryColumns.REUSE_RATIO)),
        "response p50 "
            + NumberText.durationOfMillis(totals.millis(TimeOf.RESPONSE, 50))
            + "  p99 "
            + NumberText.durationOfMillis(totals.millis(TimeOf.RESPONSE, 99)),
        "TIME_WAIT " + timeWait(view),
        agreement.words(),
        agreement.agrees());
  }

  private static String stalls(long count) {
    return count == 0 ? "" : "waited for the log " + NumberText.count(count, "time", "times");
  }

  private static String disturbance(Disturbance disturbance) {
    List<String> words = new ArrayList<>();
    if (disturbance.standstills() > 0) {
      words.add("stood still " + NumberText.durationOfMillis(disturbance.standstillMillis()));
    }
    if (disturbance.lateArrivals() > 0) {
      words.add(
          NumberText.whole(disturbance.lateArrivals())
              + " sent up to "
              + NumberText.durationOfMillis(disturbance.latestArrivalMillis())
              + " late");
    }
    if (disturbance.busyMachine()) {
      words.add(String.format(Locale.ROOT, "others %.1f cores", disturbance.otherProgramsCores()));
    }
    if (disturbance.compilingMillis() > 0) {
      words.add("warming up " + NumberText.durationOfMillis(disturbance.compilingMillis()));
    }
    return String.join(", ", words);
  }

  private record Agreement(String words, Agrees agrees) {}

  /// After the end both have been asked.
  private static Agreement withAll(RunReport report) {
    if (report.findings().stream().anyMatch(f -> f.rule().equals(KERNEL_DIFFERS))) {
      return new Agreement("client and kernel differ", Agrees.NO);
    }
    Agreement servers = withServers(report);
    boolean kernelToo =
        servers.agrees() == Agrees.YES
            && report.totals().count(SummaryColumns.KERNEL_COMPARISONS) > 0
            && report.totals().count(SummaryColumns.KERNEL_DIFFERENCES) == 0;
    return kernelToo ? new Agreement(servers.words() + " = kernel", Agrees.YES) : servers;
  }

  /// After the end each sample server has told how many connections it accepted.
  private static Agreement withServers(RunReport report) {
    long client = 0;
    long server = 0;
    for (SummaryRow host : report.hosts().values()) {
      if (!host.has(SummaryColumns.SERVER_ACCEPTED)) {
        return new Agreement("server not counted", Agrees.UNKNOWN);
      }
      client += host.count(SummaryColumns.OPENED) + host.count(SummaryColumns.OPENED_AFTER_LOAD);
      server += host.count(SummaryColumns.SERVER_ACCEPTED);
    }
    return client == server
        ? new Agreement("client = server", Agrees.YES)
        : new Agreement(differ("client", client, ", server", server), Agrees.NO);
  }

  /// While the run goes on, the kernel is asked some times a second; its answer may be a moment
  /// old.
  private static Agreement withKernel(List<HostCounts> hosts) {
    int client = hosts.stream().mapToInt(HostCounts::open).sum();
    if (hosts.stream().anyMatch(host -> host.kernel().established() < 0)) {
      return new Agreement("kernel not counted", Agrees.UNKNOWN);
    }
    int kernel = hosts.stream().mapToInt(host -> host.kernel().open()).sum();
    return client == kernel
        ? new Agreement("client = kernel", Agrees.YES)
        : new Agreement(
            differ("client", client, " now, kernel", kernel) + " just before", Agrees.UNKNOWN);
  }

  private static String differ(String one, long ofOne, String other, long ofOther) {
    return one + " " + NumberText.whole(ofOne) + other + " " + NumberText.whole(ofOther);
  }

  /// Who closes first has the socket in TIME_WAIT.
  private static String timeWait(RunView view) {
    List<HostSeries.HostState> states =
        view.recording().hosts().stream()
            .map(host -> view.recording().series(host).at(view.nowNanosProperty().get()))
            .toList();
    int client = sum(states, HostSeries.HostState::timeWait);
    int server = sum(states, HostSeries.HostState::serverTimeWait);
    if (client < 0) {
      return NumberText.NOTHING;
    }
    String ofClient = NumberText.whole(client);
    return server < 0
        ? ofClient
        : "client %s, server %s".formatted(ofClient, NumberText.whole(server));
  }

  /// -1 where one of them is not known.
  private static int sum(
      List<HostSeries.HostState> states, ToIntFunction<HostSeries.HostState> count) {
    return states.stream().mapToInt(count).anyMatch(number -> number < 0)
        ? -1
        : states.stream().mapToInt(count).sum();
  }
}
