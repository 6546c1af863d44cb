package dev.poolscope.schema;

/// Collects the broken invariants of one record, in its compact constructor or as [Checked]. Fields
/// are named relative to the record; the reader adds where that is in a file.
///
/// Threading: confined to one thread.
public final class Check {
  private final Problems problems = new Problems();

  /// Adds a problem when something does not hold.
  ///
  /// @param field relative to the record; empty for the record itself
  public void that(boolean holds, String field, String message) {
    if (!holds) {
      problems.add(Place.NONE, field, message);
    }
  }

  /// Throws a [ConfigException] when something did not hold.
  public void done() {
    problems.throwIfAny();
  }
}
