package dev.poolscope.ui.tables;

import dev.poolscope.report.ColumnKind;
import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.Column;
import dev.poolscope.ui.fx.NumberText;

/// Cells as they are shown: times in milliseconds with three decimals, thousands apart. Files and
/// the clipboard get the exact values.
final class CellFormat {
  private CellFormat() {}

  /// The cell of a row.
  static String of(Column column, int row) {
    if (column.kind() == ColumnKind.TEXT) {
      return column.text(row);
    }
    long number = column.number(row);
    if (number == Column.MISSING) {
      return "";
    }
    return switch (column.kind()) {
      case INSTANT, DURATION -> NumberText.millis(number);
      case FLAG -> number == 1 ? "yes" : "";
      case ID -> Long.toString(number);
      default -> NumberText.whole(number);
    };
  }

  /// The unit of what is shown; empty where there is none.
  static String unit(Column column) {
    return switch (column.kind()) {
      case INSTANT, DURATION -> "ms";
      case BYTES -> "B";
      default -> "";
    };
  }

  /// How many characters a column should have room for.
  static int characters(Column column) {
    TableColumn<?> definition = column.definition();
    int heading = definition.shortName().length() + unit(column).length() + 3;
    return Math.max(heading, definition.characters());
  }
}
