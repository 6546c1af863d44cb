package dev.poolscope.report;

import java.util.function.Function;

/// One column of `summary.csv`.
///
/// @param name its name in files
/// @param kind what it holds
/// @param value takes its value, a number, a flag or a text, from what a row is made from
/// @param wholeOnly why it says nothing of a stretch of time, as a clause; empty where it does
public record SummaryColumn(
    String name, ColumnKind kind, Function<SummarySource, Object> value, String wholeOnly) {
  /// A column of numbers.
  SummaryColumn(String name, Function<SummarySource, Object> value, String wholeOnly) {
    this(name, ColumnKind.NUMBER, value, wholeOnly);
  }

  /// Whether it can be asked for of a stretch of time.
  boolean isOfStretches() {
    return wholeOnly.isEmpty();
  }
}
