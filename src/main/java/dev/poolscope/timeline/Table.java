package dev.poolscope.timeline;

import dev.poolscope.report.TableColumn;
import java.util.List;

/// One of a run's tables (connections, requests, events, picks), with the columns of the CSV file
/// of that name. Rows are in the order in which they began and only ever added; cells of what has
/// not ended yet may still change.
///
/// Threading: safe for use by any thread.
public interface Table {
  /// What it is about, and the name of its CSV file without the ending.
  String name();

  /// The columns in the order of the CSV file.
  List<Column> columns();

  /// How many rows there are by now.
  int size();

  /// The row of a connection, request, event or pick by its number, -1 if there is none. Takes the
  /// same time for any number.
  int rowOf(long number);

  /// The column of a definition.
  ///
  /// @throws IllegalArgumentException if the table does not have it
  default Column column(TableColumn<?> definition) {
    for (Column column : columns()) {
      if (column.definition().equals(definition)) {
        return column;
      }
    }
    throw new IllegalArgumentException(definition.name() + " is no column of " + name());
  }

  /// The cells of a row.
  default TableRow row(int row) {
    return new TableRow(this, row);
  }
}
