package dev.poolscope.ui.tables;

import dev.poolscope.timeline.Column;
import dev.poolscope.ui.fx.NumberText;
import java.util.Set;

/// Cells as they are shown: times in milliseconds with three decimals, thousands apart. Files and
/// the clipboard get the exact values.
final class CellText {
  /// Numbers that are names.
  private static final Set<String> PLAIN =
      Set.of("local_port", "status", "connection", "request", "seq", "pick");

  private static final Set<String> LONG_WORDS =
      Set.of("close_reason", "reason", "failure", "event", "candidates", "scores", "draws");

  private CellText() {}

  /// The cell of a row.
  static String of(Column column, int row) {
    if (column.kind() == Column.Kind.TEXT) {
      return column.text(row);
    }
    long number = column.number(row);
    if (number == Column.MISSING) {
      return "";
    }
    return switch (column.kind()) {
      case INSTANT, NANOS -> NumberText.millis(number);
      case FLAG -> number == 1 ? "yes" : "";
      default -> PLAIN.contains(column.name()) ? Long.toString(number) : NumberText.whole(number);
    };
  }

  /// The heading of a column without its unit: the name that filters take.
  static String title(Column column) {
    return column.name().endsWith("_ns")
        ? column.name().substring(0, column.name().length() - "_ns".length())
        : column.name();
  }

  /// The unit of what is shown; empty where there is none.
  static String unit(Column column) {
    return switch (column.kind()) {
      case INSTANT, NANOS -> "ms";
      case BYTES -> "B";
      default -> "";
    };
  }

  /// How many characters a column should have room for.
  static int characters(Column column) {
    int heading = title(column).length() + unit(column).length() + 3;
    int cells =
        switch (column.kind()) {
          case NUMBER, BYTES -> 9;
          case INSTANT -> 12;
          case NANOS -> 11;
          case FLAG -> 5;
          case TEXT -> textCharacters(column.name());
        };
    return Math.max(heading, cells);
  }

  private static int textCharacters(String name) {
    if (name.equals("detail")) {
      return 60;
    }
    if (name.equals("remote")) {
      return 16;
    }
    return LONG_WORDS.contains(name) ? 22 : 9;
  }
}
