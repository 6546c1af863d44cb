package dev.poolscope.report;

import org.jspecify.annotations.Nullable;

/// Cells of tables as text: dot decimals, and nothing that a spreadsheet would run as a formula.
public final class CellText {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CellText() {}

  /// A cell's text; null is an empty cell.
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> Numbers.plain(number);
      case String text -> withoutFormula(text);
      default -> value.toString();
    };
  }

  private static String withoutFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
