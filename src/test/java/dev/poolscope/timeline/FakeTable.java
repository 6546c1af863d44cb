package dev.poolscope.timeline;

import dev.poolscope.report.TableColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// A table whose cells are computed.
final class FakeTable implements Table {
  private final String name;
  private final IntSupplier size;
  private final List<Column> columns = new ArrayList<>();

  FakeTable(String name, IntSupplier size) {
    this.name = name;
    this.size = size;
  }

  /// Adds a column; a cell is a Long, a String, or null where it is empty.
  FakeTable with(TableColumn<?> column, IntFunction<@Nullable Object> cell) {
    columns.add(new Computed(column, cell, new HashMap<>()));
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public int size() {
    return size.getAsInt();
  }

  /// Numbers count from 1.
  @Override
  public int rowOf(long number) {
    return number >= 1 && number <= size() ? (int) number - 1 : -1;
  }

  private record Computed(
      TableColumn<?> definition, IntFunction<@Nullable Object> cell, Map<String, Long> codes)
      implements Column {
    @Override
    public long number(int row) {
      return switch (cell.apply(row)) {
        case Long number -> number;
        case String text -> code(text);
        case null, default -> MISSING;
      };
    }

    private synchronized long code(String text) {
      return codes.computeIfAbsent(text, _ -> (long) codes.size());
    }

    @Override
    public String text(int row) {
      Object value = cell.apply(row);
      return value == null ? "" : value.toString();
    }
  }
}
