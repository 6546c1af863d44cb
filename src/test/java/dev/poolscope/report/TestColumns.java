package dev.poolscope.report;

import java.util.List;
import java.util.stream.Stream;

/// Columns of tables that are made up, for tests.
public final class TestColumns {
  private TestColumns() {}

  /// A column of a name and a kind; its cells cannot be made from rows.
  public static TableColumn<?> of(String name, ColumnKind kind) {
    return new TableColumn<>(name, kind, Storage.WIDE, 9, _ -> null);
  }

  /// A column of texts, which are their own rows.
  public static TableColumn<String> ofTexts(String name) {
    return new TableColumn<>(name, ColumnKind.TEXT, Storage.NARROW, 9, text -> text);
  }

  /// Columns written as `host:TEXT`.
  public static List<TableColumn<?>> of(String... columns) {
    return Stream.of(columns)
        .map(column -> column.split(":"))
        .<TableColumn<?>>map(parts -> of(parts[0], ColumnKind.valueOf(parts[1])))
        .toList();
  }
}
