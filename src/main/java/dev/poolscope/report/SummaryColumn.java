package dev.poolscope.report;

import java.util.function.Function;

/// One column of `summary.csv`.
///
/// @param name its name in files
/// @param value takes its value, a number or a text, from what a row is made from
/// @param wholeOnly why it says nothing of a stretch of time, as a clause; empty where it does
public record SummaryColumn(String name, Function<SummarySource, Object> value, String wholeOnly) {
  /// Whether it can be asked for of a stretch of time.
  boolean isOfStretches() {
    return wholeOnly.isEmpty();
  }
}
