package dev.poolscope.run;

import org.jspecify.annotations.Nullable;

/// One column of a run's tables, as files and windows show it.
///
/// @param name its name in files
/// @param cell what stands in it: a number, a flag, a text or an enum constant
/// @param <T> what a row is made from
public record TableColumn<T>(String name, Cell<T> cell) {
  /// What stands in a row; null for an empty cell.
  public @Nullable Object in(T row) {
    return cell.of(row);
  }

  /// Takes a cell from what its row is made from.
  @FunctionalInterface
  public interface Cell<T> {
    /// The cell, null where it is empty.
    @Nullable Object of(T row);
  }

  static @Nullable Long number(long value) {
    return value == 0 ? null : value;
  }

  static @Nullable Long time(long value) {
    return value < 0 ? null : value;
  }
}
