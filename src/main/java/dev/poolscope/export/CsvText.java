package dev.poolscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.poolscope.report.CellText;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CSV table for a terminal or a pipe: as the files of a run, but with plain line feeds.
///
/// Threading: confined to one thread.
public final class CsvText {
  private final StringWriter text = new StringWriter();
  private final CsvWriter writer;

  /// A table that begins with its header row.
  public CsvText(List<String> header) {
    writer = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(text);
    writer.writeRecord(header);
  }

  /// Adds a row; a null is an empty cell.
  public void row(@Nullable Object... values) {
    writer.writeRecord(Arrays.stream(values).map(CellText::of).toList());
  }

  /// The table so far.
  @Override
  public String toString() {
    return text.toString();
  }
}
