package dev.poolscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.poolscope.files.AtomicFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Rows whose cells are texts as CSV files have them, for a file or the clipboard: RFC 4180 with a
/// header row.
///
/// @param header the names of the columns
/// @param rows how many rows there are
/// @param cells where their cells are
public record CsvRows(List<String> header, int rows, Cells cells) {
  /// Gives the cells.
  @FunctionalInterface
  public interface Cells {
    /// The cell of a row and a column, both from 0; empty where there is none.
    String text(int row, int column);
  }

  /// The rows with their header as one text.
  public String text() {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  /// Writes the rows with their header to a file, which appears under its name only when it is
  /// complete. Takes its time: not for an application thread.
  public void write(Path file) throws IOException {
    AtomicFiles.write(
        file,
        partial -> {
          try (CsvWriter writer = CsvWriter.builder().build(partial)) {
            write(writer);
          }
        });
  }

  private void write(CsvWriter writer) {
    writer.writeRecord(header);
    for (int i = 0; i < rows; i++) {
      int row = i;
      writer.writeRecord(
          IntStream.range(0, header.size()).mapToObj(column -> cells.text(row, column)).toList());
    }
  }
}
