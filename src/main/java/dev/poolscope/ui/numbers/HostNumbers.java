package dev.poolscope.ui.numbers;

import dev.poolscope.model.CloseReason;
import dev.poolscope.report.RunReport;
import dev.poolscope.timeline.RangeNumbers;
import java.util.Map;

/// The numbers of one host, or of all, over the whole run or a range of it.
///
/// @param reuse the part of acquisitions that got a used connection
/// @param ideal the fewest connections that the load needs; -1 where that is not known, as of a
///   range
record HostNumbers(
    long opened,
    long ideal,
    Map<CloseReason, Long> closed,
    double reuse,
    double offeredPerSecond,
    double achievedPerSecond,
    long ok,
    long failed,
    Times waiting,
    Times response,
    Times service) {
  private static final double NANOS_PER_SECOND = 1e9;

  /// Of the whole run so far: the columns of `summary.csv`.
  static HostNumbers of(RunReport report, String host) {
    Columns columns = Columns.of(report, host);
    return new HostNumbers(
        columns.count("connections_opened"),
        IdealSockets.of(report, host),
        columns.closed(),
        columns.number("reuse_ratio"),
        columns.number("offered_per_second"),
        columns.number("achieved_per_second"),
        columns.count("requests_ok"),
        columns.count("requests_failed"),
        columns.times("waiting"),
        columns.times("response"),
        columns.times("service"));
  }

  /// Of a range.
  static HostNumbers of(RangeNumbers range, String host) {
    RangeNumbers.Numbers n = range.hosts().get(host);
    if (n == null) {
      throw new IllegalArgumentException(host + " is not in the range's numbers");
    }
    double seconds = range.range().nanos() / NANOS_PER_SECOND;
    return new HostNumbers(
        n.opened(),
        -1,
        n.closed(),
        n.acquired() == 0 ? 0 : (double) n.reused() / n.acquired(),
        n.issued() / seconds,
        n.ok() / seconds,
        n.ok(),
        n.failed(),
        Times.of(n.waiting()),
        Times.of(n.response()),
        Times.of(n.service()));
  }

  long closed(CloseReason reason) {
    return closed.getOrDefault(reason, 0L);
  }

  long closedInAll() {
    return closed.values().stream().mapToLong(Long::longValue).sum();
  }
}
