package dev.poolscope.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// The median of some values and their extremes.
record Spread(double median, double least, double most) {
  /// The spread of at least one value.
  static Spread of(DoubleStream values) {
    double[] sorted = values.toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /// As `1.05 (1.01 to 1.10)`, or the median alone where all are the same.
  String text(int digits) {
    String low = number(least, digits);
    String high = number(most, digits);
    String middle = number(median, digits);
    return low.equals(high) ? middle : middle + " (" + low + " to " + high + ")";
  }

  private static String number(double value, int digits) {
    return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
