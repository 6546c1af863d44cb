package dev.poolscope.ui.tables;

import dev.poolscope.export.CsvRows;

/// What a table asks of those around it.
interface TablesHost {
  /// Shows the requests and events of a connection, and selects it.
  void follow(long connection);

  /// Whether connections can be closed by hand at all.
  boolean canClose();

  /// Closes a connection of the running run.
  void close(long connection);

  /// Writes rows to a file that the user chooses.
  ///
  /// @param name what the file is called unless the user says otherwise, without the ending
  void export(CsvRows rows, String name);

  /// Tells the user something in one line.
  void note(String text);
}
