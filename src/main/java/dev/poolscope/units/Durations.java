package dev.poolscope.units;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as an experiment file writes them: `250ms`, `10s`, `1m30s`, `1.5s`, `-1s`, `0`.
///
/// Units are `h`, `m`, `s`, `ms`, `us` (or `µs`) and `ns`. Every duration is a whole number of
/// nanoseconds that fits a `long`, so about 292 years at most.
public final class Durations {
  private static final int MAX_LENGTH = 60;
  private static final String PART_TEXT = "([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)";
  private static final Pattern PART = Pattern.compile(PART_TEXT);
  private static final Pattern WHOLE = Pattern.compile("[+-]?(?:" + PART_TEXT + ")+");
  private static final Pattern BARE = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");
  private static final Pattern ZERO = Pattern.compile("[+-]?0+");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "µs",
          1_000L,
          "μs",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          1_000_000_000L,
          "m",
          60_000_000_000L,
          "h",
          3_600_000_000_000L);
  private static final String[] UNITS = {"h", "m", "s", "ms", "us", "ns"};

  private Durations() {}

  /// Reads a duration.
  ///
  /// @throws IllegalArgumentException if the text is none; the message quotes it and says why
  public static Duration parse(String text) {
    if (ZERO.matcher(text).matches() && text.length() <= MAX_LENGTH) {
      return Duration.ZERO;
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(Texts.quoted(text) + " is too long for a duration");
    }
    if (BARE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s has no unit; write %ss for seconds or %sms for milliseconds"
              .formatted(text, text, text));
    }
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(Texts.quoted(text) + " is not a duration");
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L));
      nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(unit));
    }
    if (nanos.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(text + " is finer than a nanosecond");
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(text + " is longer than 292 years");
    }
    long magnitude = nanos.longValueExact();
    return Duration.ofNanos(text.charAt(0) == '-' ? -magnitude : magnitude);
  }

  /// Writes a duration in its shortest exact form without fractions: one unit (`90s`, `1500ms`) or,
  /// where that is shorter, several (`1h30m1s`). Zero is `0s`.
  ///
  /// @throws ArithmeticException if it does not fit a `long` of nanoseconds
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    String best = "";
    StringBuilder several = new StringBuilder();
    long rest = nanos;
    for (String unit : UNITS) {
      long size = NANOS.getOrDefault(unit, 1L);
      if (nanos % size == 0) {
        best = shorter(best, digits(nanos / size) + unit);
      }
      if (rest / size != 0) {
        several.append(digits(rest / size)).append(unit);
        rest %= size;
      }
    }
    return sign + shorter(best, several.toString());
  }

  /// The digits of a number; not by `Math.abs`, which cannot turn the smallest `long`.
  private static String digits(long number) {
    String text = Long.toString(number);
    return text.charAt(0) == '-' ? text.substring(1) : text;
  }

  private static String shorter(String first, String second) {
    return first.isEmpty() || second.length() < first.length() ? second : first;
  }
}
