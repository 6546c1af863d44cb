package dev.poolscope.schema;

/// Collects the broken invariants of one record in its compact constructor. Fields are named
/// relative to the record; the reader adds where that is in a file.
///
/// Threading: confined to one thread.
final class Check {
  private final Problems problems = new Problems();

  void that(boolean holds, String field, String message) {
    if (!holds) {
      problems.add(Place.NONE, field, message);
    }
  }

  /// Throws a [ConfigException] when something did not hold.
  void done() {
    problems.throwIfAny();
  }
}
