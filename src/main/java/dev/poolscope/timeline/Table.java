package dev.poolscope.timeline;

import java.util.List;

/// One of a run's tables (connections, requests, events, picks), with the columns of the CSV file
/// of that name. Rows are in the order in which they began and only ever added; cells of what has
/// not ended yet may still change.
///
/// Threading: safe for use by any thread.
public interface Table {
  /// Its name, that of the CSV file without the ending.
  String name();

  /// The columns in the order of the CSV file.
  List<Column> columns();

  /// How many rows there are by now.
  int size();

  /// The column of a name.
  ///
  /// @throws IllegalArgumentException if there is none
  default Column column(String name) {
    return columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is no column of " + name()));
  }

  /// The row whose cell in a column is a number, -1 if there is none. Meant for the numbers of
  /// connections, requests and picks, which follow the rows about, so that the first guess is
  /// mostly right; otherwise all rows are looked through.
  default int rowOf(String name, long number) {
    Column column = column(name);
    int size = size();
    long guess = number - 1;
    if (guess >= 0 && guess < size && column.number((int) guess) == number) {
      return (int) guess;
    }
    for (int row = 0; row < size; row++) {
      if (column.number(row) == number) {
        return row;
      }
    }
    return -1;
  }
}
