package dev.poolscope.units;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of bytes as an experiment file writes them: `10`, `64KiB`, `100MiB`, `1.5MB`. `KiB`,
/// `MiB` and `GiB` are powers of 1024; `kB` (or `KB`), `MB` and `GB` are powers of 1000.
public final class ByteCounts {
  private static final int MAX_LENGTH = 40;
  private static final Pattern COUNT =
      Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)(B|KiB|MiB|GiB|kB|KB|MB|GB)?");
  private static final Map<String, Long> SIZES =
      Map.of(
          "B",
          1L,
          "kB",
          1_000L,
          "KB",
          1_000L,
          "MB",
          1_000_000L,
          "GB",
          1_000_000_000L,
          "KiB",
          1L << 10,
          "MiB",
          1L << 20,
          "GiB",
          1L << 30);

  private ByteCounts() {}

  /// Reads a number of bytes; it may be negative, limits are the caller's.
  ///
  /// @throws IllegalArgumentException if the text is none; the message quotes it and says why
  public static long parse(String text) {
    Matcher matcher = COUNT.matcher(text);
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      throw new IllegalArgumentException(Texts.quoted(text) + " is not a number of bytes");
    }
    String unit = matcher.group(2);
    long size = unit == null ? 1 : SIZES.getOrDefault(unit, 1L);
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(size));
    if (bytes.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(text + " is not a whole number of bytes");
    }
    if (bytes.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(text + " is too large");
    }
    return bytes.longValueExact();
  }

  /// Writes a number of bytes exactly, with the largest unit of 1024 that divides it.
  public static String format(long bytes) {
    if (bytes != 0) {
      for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
        long size = SIZES.getOrDefault(unit, 1L);
        if (bytes % size == 0) {
          return bytes / size + unit;
        }
      }
    }
    return Long.toString(bytes);
  }
}
