package dev.poolscope.filter;

import dev.poolscope.timeline.Column;
import dev.poolscope.units.ByteCounts;
import dev.poolscope.units.Durations;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Values that columns of numbers are compared with. A duration without a unit is one in
/// nanoseconds, as the column's name says.
final class Amounts {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Map<String, Long> FLAGS =
      Map.of("true", 1L, "yes", 1L, "1", 1L, "false", 0L, "no", 0L, "0", 0L);

  private Amounts() {}

  /// The value in the column's unit.
  static long of(Column column, Term value) throws FilterException {
    String text = value.text();
    try {
      return switch (column.kind()) {
        case INSTANT, DURATION ->
            isWhole(text) ? Long.parseLong(text) : Durations.parse(text).toNanos();
        case BYTES -> ByteCounts.parse(text);
        case NUMBER, ID, TEXT -> number(text);
        case FLAG -> flag(text);
      };
    } catch (IllegalArgumentException e) {
      String what =
          Words.written(value) + " is no value of " + column.name() + ", which holds " + of(column);
      throw new FilterException(
          new FilterProblem(value.position(), value.length(), what, forms(column), null));
    }
  }

  private static long number(String text) {
    if (!isWhole(text)) {
      throw new IllegalArgumentException(text);
    }
    return Long.parseLong(text);
  }

  private static long flag(String text) {
    Long flag = FLAGS.get(text);
    if (flag == null) {
      throw new IllegalArgumentException(text);
    }
    return flag;
  }

  private static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  private static String of(Column column) {
    return switch (column.kind()) {
      case INSTANT -> "times since the start of the run";
      case DURATION -> "lengths of time";
      case BYTES -> "sizes";
      case NUMBER, ID -> "whole numbers";
      case FLAG -> "yes or no";
      case TEXT -> "text";
    };
  }

  private static List<String> forms(Column column) {
    return switch (column.kind()) {
      case INSTANT, DURATION -> List.of("5ms", "1.5s", "1m30s", "250us");
      case BYTES -> List.of("512", "1KiB", "1.5MB");
      case NUMBER, ID -> List.of("200");
      case FLAG -> List.of("true", "false");
      case TEXT -> List.of();
    };
  }
}
