package dev.poolscope.report;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The numbers of one host, or of all together: a row of `summary.csv`.
///
/// Threading: immutable.
///
/// @param values the cells by the names of their columns, in order; an empty text where there is
///   none
public record SummaryRow(Map<String, Object> values) {
  /// A row without any value.
  public static final SummaryRow EMPTY = new SummaryRow(Map.of());

  /// A row with its cells.
  public SummaryRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Whether a cell holds a number.
  public boolean has(SummaryColumn column) {
    return values.get(column.name()) instanceof Number;
  }

  /// A number; 0 where there is none.
  public double number(SummaryColumn column) {
    return number(column.name());
  }

  /// A whole number; 0 where there is none.
  public long count(SummaryColumn column) {
    return (long) number(column);
  }

  /// Connections closed for a reason, used or not.
  public long closed(CloseReason reason) {
    double counted = number("closed_" + reason);
    double closed =
        switch (reason) {
          case IDLE_PER_HOST_LIMIT -> counted + number("closed_IDLE_PER_HOST_LIMIT_UNUSED");
          case CONNECTION_CLOSE_HEADER -> counted - number(SummaryColumns.HTTP10_NO_KEEP_ALIVE);
          case HTTP10_NO_KEEP_ALIVE -> number(SummaryColumns.HTTP10_NO_KEEP_ALIVE);
          default -> counted;
        };
    return (long) closed;
  }

  /// Requests that failed in a way.
  public long failed(FailureKind kind) {
    return (long) number("failed_" + kind);
  }

  /// A percentile of a time, in milliseconds.
  ///
  /// @param percent 50, 90 or 99
  public double millis(TimeOf time, int percent) {
    return number(time.column() + "_p" + percent + "_ms");
  }

  /// The longest of a time, in milliseconds; 0 also where there was none.
  public double longestMillis(TimeOf time) {
    return number(time.column() + "_max_ms");
  }

  private double number(String column) {
    return values.get(column) instanceof Number number ? number.doubleValue() : 0;
  }
}
