package dev.poolscope.timeline;

import dev.poolscope.report.ColumnKind;
import dev.poolscope.report.TableColumn;

/// One column of a [Table], read by row without an object per row.
///
/// Threading: safe for use by any thread, for rows that the table has.
public interface Column {
  /// What [#number] returns where a cell is empty.
  long MISSING = Long.MIN_VALUE;

  /// What it is: name, kind, width.
  TableColumn<?> definition();

  /// Its name, that of the same column in the CSV file.
  default String name() {
    return definition().name();
  }

  /// What it holds.
  default ColumnKind kind() {
    return definition().kind();
  }

  /// The cell as a number, [#MISSING] where it is empty; of text, a number that is equal for equal
  /// texts within this column.
  long number(int row);

  /// The cell as the CSV file has it; empty where there is none.
  String text(int row);
}
