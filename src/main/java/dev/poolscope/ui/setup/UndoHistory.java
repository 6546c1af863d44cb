package dev.poolscope.ui.setup;

import java.util.ArrayList;
import java.util.List;

/// The edits of a form that can be undone, and done again.
///
/// Threading: confined to one thread.
final class UndoHistory<T> {
  /// Older values are forgotten.
  private static final int LIMIT = 500;

  private final List<T> values = new ArrayList<>();
  private int current;

  UndoHistory(T first) {
    values.add(first);
  }

  T current() {
    return values.get(current);
  }

  /// Adds a value behind the current one; what was undone is forgotten.
  void add(T value) {
    values.subList(current + 1, values.size()).clear();
    values.add(value);
    if (values.size() > LIMIT) {
      values.removeFirst();
    }
    current = values.size() - 1;
  }

  /// Puts a value in place of the current one.
  void replace(T value) {
    values.set(current, value);
  }

  /// Forgets the current value; the one before takes its place.
  ///
  /// @throws IndexOutOfBoundsException if there is none before
  void drop() {
    values.remove(current);
    current--;
  }

  /// Whether there is a value a step away, the past being negative.
  boolean has(int step) {
    return current + step >= 0 && current + step < values.size();
  }

  /// The value a step away.
  ///
  /// @throws IndexOutOfBoundsException if there is none
  T at(int step) {
    return values.get(current + step);
  }

  /// Makes the value a step away the current one, where there is one.
  void go(int step) {
    if (has(step)) {
      current += step;
    }
  }
}
