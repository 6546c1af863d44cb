package dev.poolscope.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong, up to a limit, and throws it as one exception.
///
/// Threading: confined to one thread.
public final class Problems {
  private static final int LIMIT = 20;

  private final List<Problem> list = new ArrayList<>();
  private int count;

  /// Adds one; those beyond the limit are only counted.
  public void add(Place place, String field, String message) {
    count++;
    if (list.size() < LIMIT) {
      list.add(new Problem(place.source(), place.line(), field, message));
    }
  }

  /// How many were added so far, those beyond the limit included.
  public int count() {
    return count;
  }

  /// What was collected, in the order of the lines.
  public List<Problem> list() {
    return list.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  /// Throws what was collected, in the order of the lines; does nothing when that is nothing.
  public void throwIfAny() {
    if (!list.isEmpty()) {
      throw new ConfigException(list());
    }
  }
}
