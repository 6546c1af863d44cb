package dev.poolscope.timeline;

import dev.poolscope.report.CellText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column kept in memory beside the heap; texts as numbers of a dictionary.
///
/// Threading: set by one thread, read by any.
final class StoredColumn implements Column {
  private final String name;
  private final Kind kind;
  private final Cells cells;
  private final Dictionary texts;

  StoredColumn(String name, Cells cells, List<String> firstTexts) {
    this.name = name;
    this.kind = Kinds.of(name);
    this.cells = cells;
    this.texts = new Dictionary(firstTexts);
  }

  void set(int row, @Nullable Object value) {
    cells.set(row, stored(value));
  }

  Cells cells() {
    return cells;
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
    return switch (kind) {
      case TEXT -> CellText.of(texts.text(number));
      case FLAG -> Boolean.toString(number != 0);
      default -> Long.toString(number);
    };
  }

  private long stored(@Nullable Object value) {
    return switch (value) {
      case null -> MISSING;
      case Long number -> number;
      case Integer number -> number;
      case Boolean flag -> flag ? 1 : 0;
      default -> {
        String text = value.toString();
        yield text.isEmpty() ? MISSING : texts.number(text);
      }
    };
  }
}
