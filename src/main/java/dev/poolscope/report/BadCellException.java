package dev.poolscope.report;

import java.io.Serial;

/// A cell of a table cannot be one of its column.
public final class BadCellException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String column;

  /// @param column the column's name
  /// @param problem what is wrong, and what is allowed
  public BadCellException(String column, String problem) {
    super(problem);
    this.column = column;
  }

  /// The column's name.
  public String column() {
    return column;
  }
}
