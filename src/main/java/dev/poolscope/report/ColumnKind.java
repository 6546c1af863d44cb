package dev.poolscope.report;

/// What a column of a run's tables holds.
public enum ColumnKind {
  /// A number without a unit.
  NUMBER,
  /// A number that is a name, such as a port; it is neither added up nor split into thousands.
  ID,
  /// An instant, in nanoseconds since the start of the run.
  INSTANT,
  /// A length of time, in nanoseconds.
  DURATION,
  /// A size in bytes.
  BYTES,
  /// True or false, 1 or 0 as a number.
  FLAG,
  /// Text, or one of a few words.
  TEXT;

  /// How names of columns in nanoseconds end.
  private static final String NANOS = "_ns";

  /// Whether it is a time, in nanoseconds.
  public boolean isTime() {
    return this == INSTANT || this == DURATION;
  }

  /// A column's name without its unit.
  String withoutUnit(String name) {
    return isTime() && name.endsWith(NANOS)
        ? name.substring(0, name.length() - NANOS.length())
        : name;
  }
}
