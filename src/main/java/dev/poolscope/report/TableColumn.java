package dev.poolscope.report;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One column of a run's tables, as files and windows show it. Two columns are the same only if
/// they are the same object.
///
/// Threading: immutable.
///
/// @param <T> what a row is made from
/// @param name its name in files
/// @param kind what it holds
/// @param storage where its cells are kept while the run is looked at
/// @param characters how many characters most of its cells need at the most
/// @param cell takes a cell from what its row is made from
public record TableColumn<T>(
    String name, ColumnKind kind, Storage storage, int characters, Cell<T> cell) {
  /// Its name without the unit, as windows show it and filters take it: `opened` for `opened_ns`.
  public String shortName() {
    return kind.withoutUnit(name);
  }

  /// What stands in a row: a number, a flag, a text or an enum constant; null for an empty cell.
  public @Nullable Object in(T row) {
    return cell.of(row);
  }

  /// What stands in a row, as [CellText] has it.
  public String text(T row) {
    return cell.text(row);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /// Takes a cell from what its row is made from.
  @FunctionalInterface
  public interface Cell<T> {
    /// The cell, null where it is empty.
    @Nullable Object of(T row);

    /// The cell's text.
    default String text(T row) {
      return CellText.of(of(row));
    }
  }

  /// A number that becomes a text without becoming an object first; below `least`, the cell is
  /// empty.
  record NumberCell<T>(ToLongFunction<T> value, long least) implements Cell<T> {
    @Override
    public @Nullable Object of(T row) {
      long number = value.applyAsLong(row);
      return number < least ? null : number;
    }

    @Override
    public String text(T row) {
      long number = value.applyAsLong(row);
      return number < least ? "" : Long.toString(number);
    }
  }
}
