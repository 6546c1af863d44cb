package dev.poolscope.report;

import dev.poolscope.stats.LateArrivals;
import dev.poolscope.stats.MachineStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What of a run is the machine's doing: it did not run Poolscope for a while, requests were sent
/// later than they were due, other programs kept it busy, or it was still compiling Poolscope. Of
/// the load phase; times in milliseconds.
///
/// @param standstills how often the process stood still for more than
///   [StandstillWatch#LEAST_NANOS][dev.poolscope.time.StandstillWatch#LEAST_NANOS]
/// @param standstillMillis for how long in all
/// @param longestStandstillMillis for how long at most at once
/// @param lateArrivals how many requests were sent more than [LateArrivals#LATE_NANOS] after they
///   were due
/// @param latestArrivalMillis how late the latest of them was
/// @param otherProgramsCores how many processors other programs used on average, 0 where that is
///   not known
/// @param busyMachine whether that was a quarter of all processors or more
/// @param compilingMillis for how long Poolscope's own code was still being compiled
public record Disturbance(
    long standstills,
    double standstillMillis,
    double longestStandstillMillis,
    long lateArrivals,
    double latestArrivalMillis,
    double otherProgramsCores,
    boolean busyMachine,
    double compilingMillis) {
  private static final double NANOS_PER_MILLI = 1e6;

  /// A machine that did what it was asked to.
  public static final Disturbance NONE = new Disturbance(0, 0, 0, 0, 0, 0, false, 0);

  static Disturbance of(MachineStats machine, LateArrivals late) {
    return new Disturbance(
        machine.standstills(),
        millis(machine.standstillNanos()),
        millis(machine.longestStandstillNanos()),
        late.count(),
        millis(late.latestNanos()),
        Numbers.rounded(machine.othersCores()),
        machine.isShared(),
        millis(machine.compilingNanos()));
  }

  /// Whether there was any.
  public boolean occurred() {
    return standstills > 0 || lateArrivals > 0 || busyMachine || compilingMillis > 0;
  }

  /// What happened, as a part of a sentence; empty if nothing did.
  public String words() {
    List<String> words = new ArrayList<>();
    if (standstills > 0) {
      words.add(
          String.format(
              Locale.ROOT,
              "Poolscope stood still for %.0f ms in all, %.0f ms at most at once",
              standstillMillis,
              longestStandstillMillis));
    }
    if (lateArrivals > 0) {
      words.add(
          String.format(
              Locale.ROOT,
              "%d %s sent late, the latest by %.0f ms",
              lateArrivals,
              lateArrivals == 1 ? "request was" : "requests were",
              latestArrivalMillis));
    }
    if (busyMachine) {
      words.add(
          String.format(
              Locale.ROOT, "other programs kept %.1f processors busy", otherProgramsCores));
    }
    if (compilingMillis > 0) {
      words.add(
          String.format(
              Locale.ROOT, "its own code was still being compiled for %.0f ms", compilingMillis));
    }
    return String.join("; ", words);
  }

  private static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }
}
