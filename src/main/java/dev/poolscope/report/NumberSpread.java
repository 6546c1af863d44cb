package dev.poolscope.report;

import java.util.Arrays;

/// The middle of some numbers and their range.
///
/// @param least the least of them; NaN where there are none, as in all components
/// @param median the one in the middle; of an even number the mean of the two in the middle
/// @param most the most of them
public record NumberSpread(double least, double median, double most) {
  /// That of the values that are numbers.
  public static NumberSpread of(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0) {
      return new NumberSpread(Double.NaN, Double.NaN, Double.NaN);
    }
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new NumberSpread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /// Whether every value of one is beyond every value of the other.
  public boolean isApartFrom(NumberSpread other) {
    return least > other.most || most < other.least;
  }
}
