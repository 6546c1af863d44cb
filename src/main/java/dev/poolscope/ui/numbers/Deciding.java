package dev.poolscope.ui.numbers;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Finds the instant at which an expectation was decided: where a count only grows, when it reached
/// the least that was expected, or first exceeded the most; otherwise the end of the run, or of the
/// stretch of time that it speaks of, because only then was it sure.
///
/// Threading: stateless. Takes a few milliseconds: not for the application thread.
final class Deciding {
  /// What only grows, by the name of its column.
  private static final Map<String, ToLongFunction<HostSeries.HostState>> COUNTS =
      Map.of(
          SummaryColumns.OPENED.name(), HostSeries.HostState::opened,
          SummaryColumns.CLOSED.name(), HostSeries.HostState::closed);

  private Deciding() {}

  /// The instant in nanoseconds since the start of the run.
  static long instant(Recording recording, Expectation expectation) {
    long end = Math.min(recording.endNanos(), nanos(expectation.to(), Long.MAX_VALUE));
    ToLongFunction<HostSeries.HostState> count = COUNTS.get(expectation.metric());
    if (count == null) {
      return end;
    }
    List<HostSeries> hosts =
        expectation.host().equals(Experiment.ALL_HOSTS)
            ? recording.hosts().stream().map(recording::series).toList()
            : List.of(recording.series(expectation.host()));
    long before = nanos(expectation.from(), 0) - 1;
    long counted = before < 0 ? 0 : sum(hosts, count, Math.min(before, end));
    long goal = goal(expectation);
    // Where it is the count of a stretch, what happens at the stretch's end is no part of it.
    long last = expectation.to() == null ? end : end - 1;
    return goal == Long.MAX_VALUE || sum(hosts, count, last) - counted < goal
        ? end
        : firstAtLeast(hosts, count, goal + counted, before, last);
  }

  private static long nanos(@Nullable Duration time, long otherwise) {
    return time == null ? otherwise : time.toNanos();
  }

  /// The count at which the verdict can no longer change; a hope that something stays small is
  /// decided by what exceeds it.
  private static long goal(Expectation expectation) {
    Double exactly = expectation.equalTo();
    Double atLeast = expectation.atLeast();
    Double atMost = expectation.atMost();
    if (exactly != null) {
      return (long) Math.ceil(exactly);
    }
    if (atMost != null) {
      return (long) Math.floor(atMost) + 1;
    }
    return atLeast == null ? Long.MAX_VALUE : (long) Math.ceil(atLeast);
  }

  private static long firstAtLeast(
      List<HostSeries> hosts,
      ToLongFunction<HostSeries.HostState> count,
      long goal,
      long notBy,
      long by) {
    long before = notBy;
    long reached = by;
    while (reached - before > 1) {
      long middle = before + (reached - before) / 2;
      if (sum(hosts, count, middle) >= goal) {
        reached = middle;
      } else {
        before = middle;
      }
    }
    return reached;
  }

  private static long sum(
      List<HostSeries> hosts, ToLongFunction<HostSeries.HostState> count, long nanos) {
    return hosts.stream().mapToLong(host -> count.applyAsLong(host.at(nanos))).sum();
  }
}
