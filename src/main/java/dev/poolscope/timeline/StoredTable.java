package dev.poolscope.timeline;

import dev.poolscope.report.Storage;
import dev.poolscope.report.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongToIntFunction;

/// A table whose columns grow row by row.
///
/// Threading: written by one thread, read by any.
final class StoredTable<T> {
  private final List<StoredColumn<T>> stored;
  private final AtomicInteger size = new AtomicInteger();
  private int rows;

  /// A table without rows.
  ///
  /// @param columns all its columns; those that need memory get it from the store
  /// @param firstTexts the texts that have the first numbers of a column, in order
  StoredTable(
      List<TableColumn<T>> columns,
      ColumnStore store,
      Map<TableColumn<T>, List<String>> firstTexts) {
    stored =
        columns.stream()
            .filter(column -> isStored(column))
            .map(
                column ->
                    new StoredColumn<>(column, store, firstTexts.getOrDefault(column, List.of())))
            .toList();
  }

  private static boolean isStored(TableColumn<?> column) {
    return column.storage() == Storage.WIDE || column.storage() == Storage.NARROW;
  }

  List<StoredColumn<T>> stored() {
    return stored;
  }

  StoredColumn<T> stored(TableColumn<T> definition) {
    return stored.stream().filter(c -> c.definition().equals(definition)).findFirst().orElseThrow();
  }

  /// Sets the cells of a row, which is the next one or one that is there.
  void set(int row, T value) {
    for (StoredColumn<T> column : stored) {
      column.set(row, value);
    }
  }

  /// Adds the row behind the last one and returns its number; readers do not see it yet.
  int add(T value) {
    set(rows, value);
    return rows++;
  }

  /// Lets readers see all rows.
  void publish() {
    size.setRelease(rows);
  }

  /// The table as readers see it.
  ///
  /// @param index the row of a number, -1 if there is none; may be one that readers do not see yet
  Table as(String name, List<? extends Column> columns, LongToIntFunction index) {
    return new Seen(name, List.copyOf(columns), size, index);
  }

  private record Seen(
      String name, List<Column> columns, AtomicInteger rows, LongToIntFunction index)
      implements Table {
    @Override
    public int size() {
      return rows.getAcquire();
    }

    @Override
    public int rowOf(long number) {
      int row = index.applyAsInt(number);
      return row < size() ? row : -1;
    }
  }
}
