package dev.poolscope.timeline;

import dev.poolscope.report.CellText;
import dev.poolscope.report.Storage;
import dev.poolscope.report.TableColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column kept in memory beside the heap; texts as numbers of a dictionary.
///
/// Threading: set by one thread, read by any.
final class StoredColumn<T> implements Column {
  private final TableColumn<T> definition;
  private final Cells cells;
  private final Dictionary texts;

  /// @param firstTexts the texts that have the first numbers, in order
  StoredColumn(TableColumn<T> definition, ColumnStore store, List<String> firstTexts) {
    this.definition = definition;
    this.cells = definition.storage() == Storage.NARROW ? new Ints(store) : new Longs(store);
    this.texts = new Dictionary(firstTexts);
  }

  /// Sets the cell of a row.
  void set(int row, T value) {
    cells.set(row, stored(definition.in(value)));
  }

  Cells cells() {
    return cells;
  }

  @Override
  public TableColumn<T> definition() {
    return definition;
  }

  @Override
  public long number(int row) {
    return cells.get(row);
  }

  @Override
  public String text(int row) {
    return textOf(cells.get(row));
  }

  String textOf(long number) {
    if (number == MISSING) {
      return "";
    }
    return switch (kind()) {
      case TEXT -> CellText.of(texts.text(number));
      case FLAG -> Boolean.toString(number != 0);
      default -> Long.toString(number);
    };
  }

  private long stored(@Nullable Object value) {
    return switch (value) {
      case null -> MISSING;
      case Long number -> number;
      case Boolean flag -> flag ? 1 : 0;
      default -> {
        String text = value.toString();
        yield text.isEmpty() ? MISSING : texts.number(text);
      }
    };
  }
}
