package dev.poolscope.filter;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table in memory, for tests: cells are texts, numbers, flags or null.
///
/// Threading: guarded by this.
public final class MemoryTable implements Table {
  private final String name;
  private final List<Column> columns = new ArrayList<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /// A table of columns written as `host:TEXT`.
  public MemoryTable(String name, String... columns) {
    this.name = name;
    for (String column : columns) {
      String[] parts = column.split(":");
      this.columns.add(
          new Cells(this.columns.size(), parts[0], Column.Kind.valueOf(parts[1]), new HashMap<>()));
    }
  }

  /// Adds a row.
  public synchronized MemoryTable add(@Nullable Object... cells) {
    rows.add(cells);
    return this;
  }

  /// Changes a cell.
  public synchronized void set(int row, int column, @Nullable Object cell) {
    rows.get(row)[column] = cell;
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
  public synchronized int size() {
    return rows.size();
  }

  private synchronized @Nullable Object cell(int row, int column) {
    return rows.get(row)[column];
  }

  private final class Cells implements Column {
    private final int index;
    private final String name;
    private final Kind kind;
    private final Map<String, Long> numbers;

    Cells(int index, String name, Kind kind, Map<String, Long> numbers) {
      this.index = index;
      this.name = name;
      this.kind = kind;
      this.numbers = numbers;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Kind kind() {
      return kind;
    }

    @Override
    public long number(int row) {
      Object cell = cell(row, index);
      if (kind == Kind.TEXT) {
        synchronized (numbers) {
          return numbers.computeIfAbsent(text(row), _ -> (long) numbers.size());
        }
      }
      return switch (cell) {
        case null -> MISSING;
        case Boolean flag -> flag ? 1 : 0;
        default -> ((Number) cell).longValue();
      };
    }

    @Override
    public String text(int row) {
      Object cell = cell(row, index);
      return cell == null ? "" : cell.toString();
    }
  }
}
