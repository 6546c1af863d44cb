package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// Writes the event log: a header with the shapes of all events, then blocks of events: length,
/// CRC-32C and payload. A block ends when the log is flushed, or is a kilobyte long; the place
/// of an event in the file is its sequence number. Whatever was flushed survives the death of the
/// process; a half-written last block is recognised by the reader.
///
/// Threading: confined to the trace's writer thread.
public final class EventLogWriter implements Consumer<EventBatch>, AutoCloseable {
  static final byte[] MAGIC = "poolscope-events-2\n".getBytes(StandardCharsets.US_ASCII);

  /// How a log began whose blocks have one event each; its format is the same otherwise.
  static final byte[] OLD_MAGIC = "poolscope-events-1\n".getBytes(StandardCharsets.US_ASCII);

  /// Of a block that gets no further event: large beside its length and checksum, and little to
  /// read for one event of it.
  static final int BLOCK_BYTES = 1 << 10;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int NONE = -1;

  private final OutputStream out;
  private final LogBuffer buffer = new LogBuffer();
  private final ValueWriter values = new ValueWriter(buffer);
  private int block = NONE;
  private long lastNanos;
  private long bytesHandedOver;

  /// Creates the log; the file must not exist yet.
  public EventLogWriter(Path file) throws IOException {
    this(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /// Begins a log on a stream, which is closed with the log.
  public EventLogWriter(OutputStream stream) throws IOException {
    out = stream;
    try {
      out.write(MAGIC);
      bytesHandedOver = MAGIC.length;
      int start = buffer.beginRecord();
      buffer.writeString(EventCodec.signature());
      buffer.endRecord(start);
      handOver();
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  @Override
  public void accept(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      write(batch.nanos(i), batch.event(i));
    }
  }

  /// Writes the next entry of the stream.
  public void accept(TraceEntry entry) {
    write(entry.tNanos(), entry.event());
  }

  /// Hands everything to the operating system.
  public void flush() {
    try {
      handOver();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  /// The size of the log so far, in bytes; exact when it was flushed.
  public long bytesWritten() {
    return bytesHandedOver + buffer.length();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      handOver();
    }
  }

  private void write(long tNanos, PoolEvent event) {
    if (block == NONE) {
      block = buffer.beginRecord();
    }
    buffer.writeSigned(tNanos - lastNanos);
    lastNanos = tNanos;
    EventCodec.write(values, event);
    if (buffer.length() - block >= BLOCK_BYTES) {
      endBlock();
    }
    if (buffer.length() >= BUFFER_BYTES) {
      flush();
    }
  }

  private void endBlock() {
    if (block != NONE) {
      buffer.endRecord(block);
      block = NONE;
    }
  }

  private void handOver() throws IOException {
    endBlock();
    bytesHandedOver += buffer.length();
    try {
      buffer.writeTo(out);
    } finally {
      // What could not be written, perhaps in part, must not come a second time.
      buffer.clear();
    }
  }
}
