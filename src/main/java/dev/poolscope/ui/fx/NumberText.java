package dev.poolscope.ui.fx;

import java.util.Locale;

/// Numbers as every view shows them: thousands apart, times in milliseconds with three decimals,
/// the same on every machine. Files get exact values instead.
public final class NumberText {
  private static final double NANOS_PER_MILLI = 1e6;

  private NumberText() {}

  /// `1,020.123` for a number of nanoseconds, in milliseconds.
  public static String millis(long nanos) {
    return String.format(Locale.ROOT, "%,.3f", nanos / NANOS_PER_MILLI);
  }

  /// `1,234,567`.
  public static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 request` or `1,234 requests`.
  public static String count(long number, String one, String several) {
    return whole(number) + " " + (number == 1 ? one : several);
  }
}
