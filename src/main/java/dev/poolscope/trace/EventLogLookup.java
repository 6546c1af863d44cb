package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads single events of a log again, in any order.
///
/// Threading: safe for use by any thread; guarded by this. A position must have been made known by
/// the thread that reads the log.
public final class EventLogLookup implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 13;

  /// Enough for the events of a block, which have three bytes at least.
  private static final int INDEX_BITS = 12;

  private static final long NONE = -1;

  private final LogInput in;
  private final RecordReader records;
  private final LogBuffer payload = new LogBuffer();
  private final ValueReader values;
  private final EventDecoder decoder;

  /// The block that is being read, and the index of the event that comes next in it. Who goes
  /// through a table asks for one event after the other.
  private long block = NONE;

  private int next;

  EventLogLookup(Path file, ValueReader read, EventDecoder decoder) throws IOException {
    this.decoder = decoder;
    this.in = new LogInput(file, BUFFER_BYTES);
    this.records = new RecordReader(in);
    this.values = read.again(payload);
  }

  /// The position of an event.
  ///
  /// @param block where its block begins in the file
  /// @param index its place in the block
  static long position(long block, int index) {
    return block << INDEX_BITS | index;
  }

  /// The event at a position that the reader has told.
  ///
  /// @throws IOException if the file cannot be read, or has no such event any more
  public synchronized PoolEvent eventAt(long position) throws IOException {
    long wanted = position >>> INDEX_BITS;
    long index = position & ((1 << INDEX_BITS) - 1);
    if (wanted != block || index < next) {
      readBlock(wanted);
    }
    while (next < index) {
      var _ = next();
    }
    return Objects.requireNonNull(next());
  }

  private void readBlock(long wanted) throws IOException {
    block = NONE;
    in.seek(wanted);
    if (records.read(payload) != RecordReader.Found.RECORD) {
      throw new IOException("the event log has no block at " + wanted + " any more");
    }
    block = wanted;
    next = 0;
  }

  private @Nullable PoolEvent next() throws IOException {
    long _ = payload.readSigned();
    next++;
    return decoder.read(values);
  }

  @Override
  public synchronized void close() throws IOException {
    in.close();
  }
}
