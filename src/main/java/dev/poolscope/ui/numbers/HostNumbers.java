package dev.poolscope.ui.numbers;

import dev.poolscope.model.CloseReason;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.report.TimeOf;
import dev.poolscope.timeline.RangeNumbers;
import java.util.EnumMap;
import java.util.Map;

/// The numbers of one host, or of all, over the whole run or a range of it.
///
/// @param reuse the part of acquisitions that got a used connection
/// @param openAtEnd the connections open when the load phase ended, or now; -1 where that is not
///   asked for, as of a range
/// @param ideal the fewest connections that the load needs; -1 where that is not known, as of a
///   range
record HostNumbers(
    long opened,
    long ideal,
    Map<CloseReason, Long> closed,
    long openAtEnd,
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
  static HostNumbers of(RunReport report, NumbersColumn column) {
    SummaryRow row = report.row(column.host(), column.instance());
    Map<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);
    for (CloseReason reason : CloseReason.values()) {
      closed.put(reason, row.closed(reason));
    }
    return new HostNumbers(
        row.count(SummaryColumns.OPENED),
        IdealSockets.of(report, column.host(), column.instance()),
        closed,
        row.count(SummaryColumns.OPEN_AT_END),
        row.number(SummaryColumns.REUSE_RATIO),
        row.number(SummaryColumns.OFFERED_PER_SECOND),
        row.number(SummaryColumns.ACHIEVED_PER_SECOND),
        row.count(SummaryColumns.OK),
        row.count(SummaryColumns.FAILED),
        Times.of(row, TimeOf.WAITING),
        Times.of(row, TimeOf.RESPONSE),
        Times.of(row, TimeOf.SERVICE));
  }

  /// Of a range.
  static HostNumbers of(RangeNumbers range, NumbersColumn column) {
    RangeNumbers.Numbers n = range.of(column.host(), column.instance());
    if (n == null) {
      throw new IllegalArgumentException(column.host() + " is not in the range's numbers");
    }
    double seconds = range.range().nanos() / NANOS_PER_SECOND;
    return new HostNumbers(
        n.opened(),
        -1,
        n.closed(),
        -1,
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
