package dev.poolscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.poolscope.run.AtomicFiles;
import dev.poolscope.run.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One CSV file: RFC 4180, a header row, UTF-8, dot decimals, and no cell that a spreadsheet would
/// run as a formula. It appears under its name only when it is complete.
///
/// Threading: confined to one thread.
final class CsvTable implements AutoCloseable {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final Path file;
  private final CsvWriter writer;
  private final String[] cells;
  private boolean complete;

  CsvTable(Path file, List<String> header) throws IOException {
    this.file = file;
    this.cells = new String[header.size()];
    this.writer = CsvWriter.builder().build(AtomicFiles.partial(file));
    writer.writeRecord(header);
  }

  /// Adds a row; a null, and a negative time, is an empty cell.
  void row(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      cells[i] = cell(values[i]);
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

  static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> Numbers.plain(number);
      case String text -> withoutFormula(text);
      default -> value.toString();
    };
  }

  private static String withoutFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
