package dev.poolscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.poolscope.run.AtomicFiles;
import dev.poolscope.run.CellText;
import dev.poolscope.run.TableColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One CSV file: RFC 4180, a header row, UTF-8. It appears under its name only when it is complete.
///
/// Threading: confined to one thread.
final class CsvTable<T> implements AutoCloseable {
  private final Path file;
  private final List<TableColumn<T>> columns;
  private final CsvWriter writer;
  private final String[] cells;
  private boolean complete;

  CsvTable(Path file, List<TableColumn<T>> columns) throws IOException {
    this.file = file;
    this.columns = columns;
    this.cells = new String[columns.size()];
    this.writer = CsvWriter.builder().build(AtomicFiles.partial(file));
    writer.writeRecord(columns.stream().map(TableColumn::name).toList());
  }

  /// Adds a row.
  void row(T row) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = CellText.of(columns.get(i).in(row));
    }
    writer.writeRecord(cells);
  }

  /// Marks that all rows are in, so that [#close] puts the file in its place.
  void complete() {
    complete = true;
  }

  @Override
  public void close() {
    try {
      writer.close();
      if (complete) {
        AtomicFiles.finish(file);
      }
      Files.deleteIfExists(AtomicFiles.partial(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
