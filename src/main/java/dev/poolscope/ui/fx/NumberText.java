package dev.poolscope.ui.fx;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as every view shows them, the same on every machine: thousands apart by commas, units
/// behind a space. Files get exact values instead.
public final class NumberText {
  /// What stands where there is no number.
  public static final String NOTHING = "–";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  private NumberText() {}

  /// `1,234,567`.
  public static String whole(long number) {
    return format("%,d", number);
  }

  /// `1 request` or `1,234 requests`.
  public static String count(long number, String one, String several) {
    return whole(number) + " " + (number == 1 ? one : several);
  }

  /// `1,234.5`: at most three decimals, without zeros at the end.
  public static String decimal(double number) {
    DecimalFormat format =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(number);
    return text.equals("-0") ? "0" : text;
  }

  /// `+1,234.5`: a difference with its sign; `0` has none.
  public static String difference(double number) {
    String text = decimal(number);
    return text.startsWith("-") || text.equals("0") ? text : "+" + text;
  }

  /// `99.4 %` for a part of a whole, from 0 to 1.
  public static String percent(double part) {
    return format("%,.1f %%", part * 100);
  }

  /// `+12.5 %`: a difference in percent with its sign; `0.0 %` has none.
  public static String percentDifference(double percent) {
    String text = format("%+,.1f %%", percent);
    return text.substring(1).equals("0.0 %") ? "0.0 %" : text;
  }

  /// `1,234.5/s`.
  public static String rate(double perSecond) {
    return format("%,.1f/s", perSecond);
  }

  /// `1,020.123` for a number of nanoseconds, in milliseconds to the microsecond: to be compared
  /// and filtered by.
  public static String millis(long nanos) {
    return format("%,.3f", nanos / NANOS_PER_MILLI);
  }

  /// A length of time to be read at a glance, in the unit that suits it: `1.240 s`, `12.5 ms`,
  /// `1.25 ms`, `80 µs`.
  public static String duration(long nanos) {
    if (nanos >= NANOS_PER_SECOND) {
      return format("%,.3f s", nanos / NANOS_PER_SECOND);
    }
    if (nanos >= NANOS_PER_MILLI) {
      return format(nanos < 10 * NANOS_PER_MILLI ? "%.2f ms" : "%.1f ms", nanos / NANOS_PER_MILLI);
    }
    return format("%.0f µs", nanos / NANOS_PER_MICRO);
  }

  /// The same for a number of milliseconds.
  public static String durationOfMillis(double millis) {
    return duration(Math.round(millis * NANOS_PER_MILLI));
  }

  /// An instant of a run: `5.020 s`.
  public static String instant(long nanos) {
    return format("%,.3f s", nanos / NANOS_PER_SECOND);
  }

  /// An instant on an axis with the digits that a pixel can tell: `5.020 s`, closer up
  /// `5.020417 s`.
  public static String instant(long nanos, double nanosPerPixel) {
    return nanosPerPixel > NANOS_PER_MILLI / 4
        ? instant(nanos)
        : format("%,.6f s", nanos / NANOS_PER_SECOND);
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
