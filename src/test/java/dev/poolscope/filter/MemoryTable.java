package dev.poolscope.filter;

import dev.poolscope.report.ColumnKind;
import dev.poolscope.report.TableColumn;
import dev.poolscope.report.TestColumns;
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
    this(name, TestColumns.of(columns));
  }

  /// A table of columns.
  public MemoryTable(String name, List<? extends TableColumn<?>> columns) {
    this.name = name;
    for (TableColumn<?> column : columns) {
      this.columns.add(new Cells(this.columns.size(), column, new HashMap<>()));
    }
  }

  /// The column of a name.
  public Column column(String wanted) {
    return columns.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseThrow();
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

  /// By the number in the first column.
  @Override
  public synchronized int rowOf(long number) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row)[0] instanceof Number cell && cell.longValue() == number) {
        return row;
      }
    }
    return -1;
  }

  private synchronized @Nullable Object cell(int row, int column) {
    return rows.get(row)[column];
  }

  private final class Cells implements Column {
    private final int index;
    private final TableColumn<?> definition;
    private final Map<String, Long> numbers;

    Cells(int index, TableColumn<?> definition, Map<String, Long> numbers) {
      this.index = index;
      this.definition = definition;
      this.numbers = numbers;
    }

    @Override
    public TableColumn<?> definition() {
      return definition;
    }

    @Override
    public long number(int row) {
      Object cell = cell(row, index);
      if (kind() == ColumnKind.TEXT) {
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
