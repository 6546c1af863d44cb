package dev.poolscope.timeline;

import dev.poolscope.report.TableColumn;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A table whose columns grow row by row.
///
/// Threading: written by one thread, read by any.
final class StoredTable<T> {
  private final List<TableColumn<T>> source;
  private final List<StoredColumn> stored;
  private final AtomicInteger size = new AtomicInteger();
  private int rows;

  /// A table without rows.
  ///
  /// @param source the columns that are kept here
  StoredTable(List<TableColumn<T>> source, Function<String, StoredColumn> columns) {
    this.source = source;
    this.stored = source.stream().map(column -> columns.apply(column.name())).toList();
  }

  List<StoredColumn> stored() {
    return stored;
  }

  StoredColumn stored(String name) {
    return stored.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  /// Sets the cells of a row, which is the next one or one that is there.
  void set(int row, T value) {
    for (int i = 0; i < stored.size(); i++) {
      stored.get(i).set(row, source.get(i).in(value));
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
  Table as(String name, List<? extends Column> columns) {
    return new Seen(name, List.copyOf(columns), size);
  }

  private record Seen(String name, List<Column> columns, AtomicInteger rows) implements Table {
    @Override
    public int size() {
      return rows.getAcquire();
    }
  }
}
