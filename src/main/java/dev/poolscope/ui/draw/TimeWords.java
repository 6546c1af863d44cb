package dev.poolscope.ui.draw;

import java.util.Locale;

/// Instants and lengths of time in words.
public final class TimeWords {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  private TimeWords() {}

  /// An instant with the digits that a pixel can tell: `5.020 s`, closer up `5.020417 s`.
  public static String instant(long nanos, double nanosPerPixel) {
    int decimals = nanosPerPixel > NANOS_PER_MILLI / 4 ? 3 : 6;
    return String.format(Locale.ROOT, "%." + decimals + "f s", nanos / NANOS_PER_SECOND);
  }

  /// A length of time in the unit that suits it: `1.240 s`, `12.5 ms`, `80 µs`.
  public static String length(long nanos) {
    if (nanos >= NANOS_PER_SECOND) {
      return String.format(Locale.ROOT, "%.3f s", nanos / NANOS_PER_SECOND);
    }
    if (nanos >= NANOS_PER_MILLI) {
      return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
    }
    return String.format(Locale.ROOT, "%.0f µs", nanos / NANOS_PER_MICRO);
  }
}
