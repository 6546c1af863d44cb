package dev.poolscope.timeline;

import dev.poolscope.report.TableColumn;

/// The cells of one row of a table.
///
/// @param table the table
/// @param row from 0
public record TableRow(Table table, int row) {
  /// The cell as the CSV file has it; empty where there is none.
  public String text(TableColumn<?> column) {
    return table.column(column).text(row);
  }

  /// The cell as a number, 0 where it is empty.
  public long number(TableColumn<?> column) {
    return numberOr(column, 0);
  }

  /// The cell as a number, or another number where it is empty.
  public long numberOr(TableColumn<?> column, long empty) {
    long number = table.column(column).number(row);
    return number == Column.MISSING ? empty : number;
  }

  /// Whether the cell is not empty.
  public boolean has(TableColumn<?> column) {
    return table.column(column).number(row) != Column.MISSING;
  }

  /// Whether a flag is set.
  public boolean isSet(TableColumn<?> flag) {
    return number(flag) == 1;
  }

  /// From one instant to another, in nanoseconds.
  public long between(TableColumn<?> from, TableColumn<?> to) {
    return number(to) - number(from);
  }
}
