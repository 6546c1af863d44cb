package dev.poolscope.timeline;

/// One column of a [Table], read by row without an object per row.
///
/// Threading: safe for use by any thread, for rows that the table has.
public interface Column {
  /// What [#number] returns where a cell is empty.
  long MISSING = Long.MIN_VALUE;

  /// What a column holds.
  enum Kind {
    /// A number without a unit.
    NUMBER,
    /// An instant, in nanoseconds since the start of the run.
    INSTANT,
    /// A length of time, in nanoseconds.
    NANOS,
    /// A size in bytes.
    BYTES,
    /// 0 or 1.
    FLAG,
    /// Text, or one of a few words.
    TEXT
  }

  /// Its name, that of the same column in the CSV file.
  String name();

  /// What it holds.
  Kind kind();

  /// The cell as a number, [#MISSING] where it is empty; of text, a number that is equal for equal
  /// texts within this column.
  long number(int row);

  /// The cell as the CSV file has it; empty where there is none.
  String text(int row);
}
