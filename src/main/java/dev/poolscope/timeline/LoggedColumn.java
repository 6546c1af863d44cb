package dev.poolscope.timeline;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.run.CellText;
import dev.poolscope.trace.EventLogLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/// A column of free text that stays in the event log and is read from there, cell by cell. Its
/// [#number] is a checksum of the text: equal for equal texts, and most likely different otherwise.
///
/// Threading: safe for use by any thread.
///
/// @param positions where in the log the event of a row is
record LoggedColumn(
    String name, Cells positions, Supplier<EventLogLookup> log, Function<PoolEvent, String> cell)
    implements Column {
  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public long number(int row) {
    String text = text(row);
    if (text.isEmpty()) {
      return MISSING;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    CRC32C checksum = new CRC32C();
    checksum.update(utf8);
    return checksum.getValue() << Integer.SIZE >>> 1 | utf8.length;
  }

  @Override
  public String text(int row) {
    try {
      return CellText.of(cell.apply(log.get().eventAt(positions.get(row))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
