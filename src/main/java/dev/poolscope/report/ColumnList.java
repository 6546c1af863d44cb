package dev.poolscope.report;

import dev.poolscope.report.TableColumn.Cell;
import dev.poolscope.report.TableColumn.NumberCell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Makes the columns of one table and keeps their order: a column is declared in one line, and is
/// then in the file, the window, the filters and their completion.
///
/// Threading: confined to one thread.
///
/// @param <T> what a row is made from
final class ColumnList<T> {
  /// Room for one of the project's longer words, such as a close reason.
  private static final int LONG_WORD = 25;

  private static final int WORD = 9;
  private static final long ANY = Long.MIN_VALUE;
  private static final long FROM_0 = 0;
  private static final long FROM_1 = 1;

  private final List<TableColumn<T>> columns = new ArrayList<>();

  /// All columns made so far, in order.
  List<TableColumn<T>> all() {
    return List.copyOf(columns);
  }

  /// A number that is a name.
  TableColumn<T> id(String name, ToLongFunction<T> value) {
    return wide(name, ColumnKind.ID, ANY, value);
  }

  /// A number above 0 that is a name; any other is an empty cell.
  TableColumn<T> optionalId(String name, ToLongFunction<T> value) {
    return wide(name, ColumnKind.ID, FROM_1, value);
  }

  /// A number above 0, of 32 bits, that is a name; any other is an empty cell.
  TableColumn<T> optionalSmallId(String name, ToLongFunction<T> value) {
    return narrow(name, ColumnKind.ID, FROM_1, value);
  }

  /// The number of the row, from 0.
  TableColumn<T> rowNumber(String name, ToLongFunction<T> value) {
    Cell<T> cell = new NumberCell<>(value, ANY);
    return add(new TableColumn<>(name, ColumnKind.ID, Storage.ROW_NUMBER, WORD, cell));
  }

  /// A number.
  TableColumn<T> number(String name, ToLongFunction<T> value) {
    return wide(name, ColumnKind.NUMBER, ANY, value);
  }

  /// A number of 32 bits.
  TableColumn<T> smallNumber(String name, ToLongFunction<T> value) {
    return narrow(name, ColumnKind.NUMBER, ANY, value);
  }

  /// A number from 0; any other is an empty cell.
  TableColumn<T> optionalNumber(String name, ToLongFunction<T> value) {
    return wide(name, ColumnKind.NUMBER, FROM_0, value);
  }

  /// An instant.
  TableColumn<T> instant(String name, ToLongFunction<T> nanos) {
    return wide(name, ColumnKind.INSTANT, ANY, nanos);
  }

  /// An instant from 0; any other is an empty cell.
  TableColumn<T> optionalInstant(String name, ToLongFunction<T> nanos) {
    return wide(name, ColumnKind.INSTANT, FROM_0, nanos);
  }

  /// A length of time.
  TableColumn<T> duration(String name, ToLongFunction<T> nanos) {
    return wide(name, ColumnKind.DURATION, ANY, nanos);
  }

  /// A size.
  TableColumn<T> bytes(String name, ToLongFunction<T> value) {
    return wide(name, ColumnKind.BYTES, ANY, value);
  }

  /// A size from 0; any other is an empty cell.
  TableColumn<T> optionalBytes(String name, ToLongFunction<T> value) {
    return wide(name, ColumnKind.BYTES, FROM_0, value);
  }

  /// True or false.
  TableColumn<T> flag(String name, Cell<T> cell) {
    return add(new TableColumn<>(name, ColumnKind.FLAG, Storage.NARROW, 5, cell));
  }

  /// One of a few short words.
  TableColumn<T> word(String name, Cell<T> cell) {
    return text(name, WORD, cell);
  }

  /// One of a few long words.
  TableColumn<T> longWord(String name, Cell<T> cell) {
    return text(name, LONG_WORD, cell);
  }

  /// One of a few texts.
  ///
  /// @param characters how many most of them need at the most
  TableColumn<T> text(String name, int characters, Cell<T> cell) {
    return add(new TableColumn<>(name, ColumnKind.TEXT, Storage.NARROW, characters, cell));
  }

  /// Text that is different in every row.
  ///
  /// @param characters how many most of them need at the most
  TableColumn<T> logged(String name, int characters, Cell<T> cell) {
    return add(new TableColumn<>(name, ColumnKind.TEXT, Storage.LOG, characters, cell));
  }

  private TableColumn<T> wide(String name, ColumnKind kind, long least, ToLongFunction<T> value) {
    return number(name, kind, Storage.WIDE, new NumberCell<>(value, least));
  }

  private TableColumn<T> narrow(String name, ColumnKind kind, long least, ToLongFunction<T> value) {
    return number(name, kind, Storage.NARROW, new NumberCell<>(value, least));
  }

  private TableColumn<T> number(String name, ColumnKind kind, Storage storage, Cell<T> cell) {
    int characters =
        switch (kind) {
          case INSTANT -> 12;
          case DURATION -> 11;
          default -> WORD;
        };
    return add(new TableColumn<>(name, kind, storage, characters, cell));
  }

  private TableColumn<T> add(TableColumn<T> column) {
    columns.add(column);
    return column;
  }
}
