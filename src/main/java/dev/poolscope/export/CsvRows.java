package dev.poolscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.poolscope.run.CellText;
import dev.poolscope.run.TableColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows of cells that are texts already, as CSV with the rules of all our files: a header row, dot
/// decimals, and no cell that a spreadsheet would run as a formula.
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

  /// The rows with their header as one text, for the clipboard.
  public String text() {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(text)) {
      writer.writeRecord(header);
      for (int row = 0; row < rows; row++) {
        writer.writeRecord(record(row).map(CellText::of).toList());
      }
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  /// Writes the rows with their header to a file, which appears under its name only when it is
  /// complete. Takes its time: not for an application thread.
  public void write(Path file) throws IOException {
    try (CsvTable<Integer> table = new CsvTable<>(file, columns())) {
      for (int row = 0; row < rows; row++) {
        table.row(row);
      }
      table.complete();
    }
  }

  private List<TableColumn<Integer>> columns() {
    return IntStream.range(0, header.size())
        .mapToObj(
            column ->
                new TableColumn<Integer>(header.get(column), row -> cells.text(row, column)))
        .toList();
  }

  private Stream<String> record(int row) {
    return IntStream.range(0, header.size()).mapToObj(column -> cells.text(row, column));
  }
}
