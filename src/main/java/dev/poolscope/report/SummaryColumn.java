package dev.poolscope.report;

import java.util.function.Function;

/// One column of `summary.csv`.
///
/// @param name its name in files
/// @param value takes its value, a number or a text, from what a row is made from
public record SummaryColumn(String name, Function<SummarySource, Object> value) {}
