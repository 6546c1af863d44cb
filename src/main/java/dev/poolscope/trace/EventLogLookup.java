package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.nio.file.Path;

/// Reads single events of a log again, in any order.
///
/// Threading: safe for use by any thread; guarded by this. A position must have been made known by
/// the thread that reads the log.
public final class EventLogLookup implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 13;

  private final LogInput in;
  private final RecordReader records;
  private final LogBuffer payload = new LogBuffer();
  private final ValueReader values;

  EventLogLookup(Path file, ValueReader read) throws IOException {
    this.in = new LogInput(file, BUFFER_BYTES);
    this.records = new RecordReader(in);
    this.values = read.again(payload);
  }

  /// The event whose record begins at a position that the reader has told.
  ///
  /// @throws IOException if the file cannot be read, or has no such record any more
  public synchronized PoolEvent eventAt(long position) throws IOException {
    in.seek(position);
    if (records.read(payload) != RecordReader.Found.RECORD) {
      throw new IOException("the event log has no record at " + position + " any more");
    }
    long _ = payload.readSigned();
    return EventCodec.read(values);
  }

  @Override
  public synchronized void close() throws IOException {
    in.close();
  }
}
