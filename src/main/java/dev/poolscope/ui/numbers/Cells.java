package dev.poolscope.ui.numbers;

import java.util.Locale;

/// Numbers as the window shows them.
public final class Cells {
  /// What stands where nothing was measured.
  public static final String NOTHING = "–";

  private static final double NANOS_PER_MILLI = 1e6;

  private Cells() {}

  /// A count.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
  }

  /// A length of time in milliseconds.
  public static String millis(double millis) {
    if (millis >= 1000) {
      return String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }
    return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.1f ms", millis);
  }

  /// A length of time in nanoseconds.
  public static String nanos(long nanos) {
    return millis(nanos / NANOS_PER_MILLI);
  }

  /// A part of a whole.
  public static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", part * 100);
  }

  /// How often a second.
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%.1f/s", perSecond);
  }
}
