package dev.poolscope.timeline;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.TableColumn;
import dev.poolscope.trace.EventLogLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// A column of free text that stays in the event log and is read from there, cell by cell. Its
/// [#number] is made of two checksums of the text: equal for equal texts, and different otherwise,
/// but for one pair among thousands of millions.
///
/// Threading: safe for use by any thread.
///
/// @param positions where in the log the event of a row is
record LoggedColumn(
    TableColumn<?> definition,
    Cells positions,
    Supplier<EventLogLookup> log,
    Function<PoolEvent, String> cell)
    implements Column {
  @Override
  public long number(int row) {
    String text = text(row);
    if (text.isEmpty()) {
      return MISSING;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    long number = checksum(new CRC32C(), utf8) << Integer.SIZE | checksum(new CRC32(), utf8);
    return number == MISSING ? MISSING + 1 : number;
  }

  private static long checksum(Checksum kind, byte[] text) {
    kind.update(text);
    return kind.getValue();
  }

  @Override
  public String text(int row) {
    try {
      return cell.apply(log.get().eventAt(positions.get(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
