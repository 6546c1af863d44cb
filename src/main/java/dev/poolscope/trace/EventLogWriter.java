package dev.poolscope.trace;

import dev.poolscope.model.TraceEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// Writes the event log: a header with the shapes of all events, then one record per event: length,
/// CRC-32C and payload. The place in the file is the sequence number. Whatever was flushed survives
/// the death of the process; a half-written last record is recognised by the reader.
///
/// Threading: confined to the trace's writer thread.
public final class EventLogWriter implements Consumer<TraceEntry>, AutoCloseable {
  static final byte[] MAGIC = "poolscope-events-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final EventCodec codec = new EventCodec();
  private final LogBuffer payload = new LogBuffer();
  private final LogBuffer frame = new LogBuffer();
  private long lastNanos;
  private long bytesWritten;

  /// Creates the log; the file must not exist yet.
  public EventLogWriter(Path file) throws IOException {
    this(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /// Begins a log on a stream, which is closed with the log.
  public EventLogWriter(OutputStream stream) throws IOException {
    out = new BufferedOutputStream(stream, BUFFER_BYTES);
    try {
      out.write(MAGIC);
      bytesWritten = MAGIC.length;
      payload.writeString(EventCodec.signature());
      writeRecord();
      out.flush();
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  @Override
  public void accept(TraceEntry entry) {
    payload.clear();
    payload.writeSigned(entry.tNanos() - lastNanos);
    lastNanos = entry.tNanos();
    codec.write(payload, entry.event());
    try {
      writeRecord();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the event log: " + e.getMessage(), e);
    }
  }

  /// Hands everything to the operating system.
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the event log: " + e.getMessage(), e);
    }
  }

  /// The size of the log so far, in bytes.
  public long bytesWritten() {
    return bytesWritten;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void writeRecord() throws IOException {
    frame.clear();
    frame.writeUnsigned(payload.length());
    int checksum = payload.checksum();
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      frame.writeByte(checksum >>> shift);
    }
    frame.writeTo(out);
    payload.writeTo(out);
    bytesWritten += frame.length() + payload.length();
  }
}
