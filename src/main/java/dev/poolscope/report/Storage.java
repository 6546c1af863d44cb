package dev.poolscope.report;

/// Where the cells of a column are kept while a run is looked at.
public enum Storage {
  /// In memory, as 64 bits.
  WIDE,
  /// In memory, as 32 bits; a text as its number in a dictionary.
  NARROW,
  /// In the event log, from where it is read again: text that is long and different in every row.
  LOG,
  /// Nowhere: the cell is the number of the row, from 0.
  ROW_NUMBER
}
