package dev.poolscope.report;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One column of a run's tables, as files and windows show it.
///
/// @param name its name in files
/// @param cell what stands in it: a number, a flag, a text or an enum constant
/// @param <T> what a row is made from
public record TableColumn<T>(String name, Cell<T> cell) {
  /// A column of whole numbers.
  static <T> TableColumn<T> number(String name, ToLongFunction<T> value) {
    return new TableColumn<>(name, new NumberCell<>(value, Long.MIN_VALUE));
  }

  /// A column of numbers above 0; any other is an empty cell.
  static <T> TableColumn<T> positive(String name, ToLongFunction<T> value) {
    return new TableColumn<>(name, new NumberCell<>(value, 1));
  }

  /// A column of times or counts from 0; a negative one is not known and an empty cell.
  static <T> TableColumn<T> known(String name, ToLongFunction<T> value) {
    return new TableColumn<>(name, new NumberCell<>(value, 0));
  }

  /// What stands in a row; null for an empty cell.
  public @Nullable Object in(T row) {
    return cell.of(row);
  }

  /// What stands in a row, as [CellText] has it.
  public String text(T row) {
    return cell.text(row);
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

  /// A number that becomes a text without becoming an object first.
  private record NumberCell<T>(ToLongFunction<T> value, long least) implements Cell<T> {
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
