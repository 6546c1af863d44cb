package dev.poolscope.ui.numbers;

import dev.poolscope.report.SummaryRow;
import dev.poolscope.report.TimeOf;
import dev.poolscope.timeline.RangeNumbers;

/// Percentiles of a length of time, in milliseconds.
///
/// @param isKnown whether anything was measured
record Times(
    boolean isKnown, double p50Millis, double p90Millis, double p99Millis, double maxMillis) {
  private static final double NANOS_PER_MILLI = 1e6;

  static Times of(SummaryRow row, TimeOf time) {
    return new Times(
        row.longestMillis(time) > 0,
        row.millis(time, 50),
        row.millis(time, 90),
        row.millis(time, 99),
        row.longestMillis(time));
  }

  static Times of(RangeNumbers.Percentiles p) {
    return new Times(
        p.count() > 0,
        p.p50Nanos() / NANOS_PER_MILLI,
        p.p90Nanos() / NANOS_PER_MILLI,
        p.p99Nanos() / NANOS_PER_MILLI,
        p.maxNanos() / NANOS_PER_MILLI);
  }
}
