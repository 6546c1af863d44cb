package dev.poolscope.ui.tables;

/// Why a table shows no rows.
enum Emptiness {
  /// There are none yet, or it does show some.
  NONE,
  /// No row lies in the chosen range.
  RANGE,
  /// No row passes the filter.
  FILTER,
  /// Some rows lie in the range and some pass the filter, but none does both.
  BOTH
}
