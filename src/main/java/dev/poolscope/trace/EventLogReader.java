package dev.poolscope.trace;

import dev.poolscope.model.TraceEntry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads an event log up to its last complete record.
///
/// Threading: confined to one thread.
public final class EventLogReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_RECORD = 1 << 20;

  private final InputStream in;
  private final EventCodec codec = new EventCodec();
  private final LogBuffer payload = new LogBuffer();
  private long nextSequence;
  private long lastNanos;
  private boolean ended;
  private boolean complete;

  /// Opens a log.
  ///
  /// @throws NotAnEventLogException if the file is something else, or was written by a version
  ///   whose events differ
  public EventLogReader(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      readHeader(file);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /// The next entry, or null at the end of what can be read: behind the last record, or before the
  /// first that is damaged, since what follows it can no longer be told in order.
  ///
  /// @throws IOException if the file cannot be read, or holds a value that this version does not
  ///   know
  public @Nullable TraceEntry next() throws IOException {
    if (ended || !readRecord()) {
      ended = true;
      return null;
    }
    long tNanos = lastNanos + payload.readSigned();
    lastNanos = tNanos;
    return new TraceEntry(nextSequence++, tNanos, codec.read(payload));
  }

  /// Whether, after [#next] has returned null, the log ended with a complete record.
  public boolean endedCleanly() {
    return complete;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void readHeader(Path file) throws IOException {
    byte[] magic = in.readNBytes(EventLogWriter.MAGIC.length);
    if (!Arrays.equals(magic, EventLogWriter.MAGIC) || !readRecord()) {
      throw new NotAnEventLogException(file + " is not an event log of Poolscope");
    }
    if (!payload.readString().equals(EventCodec.signature())) {
      throw new NotAnEventLogException(
          file + " was written by another version of Poolscope whose events differ");
    }
  }

  /// Reads one record into `payload`; false if none is left or the last one is incomplete.
  private boolean readRecord() throws IOException {
    int first = in.read();
    if (first < 0) {
      complete = true;
      return false;
    }
    long size = readLength(first);
    // No record is empty; a tail of zeros, as a crash of the machine may leave it, would be one.
    if (size <= 0 || size > LONGEST_RECORD) {
      return false;
    }
    byte[] checksum = in.readNBytes(Integer.BYTES);
    if (checksum.length < Integer.BYTES || !payload.fillFrom(in, (int) size)) {
      return false;
    }
    int expected = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      expected |= (checksum[i] & 0xFF) << (i * Byte.SIZE);
    }
    return payload.checksum() == expected;
  }

  private long readLength(int first) throws IOException {
    long size = first & 0x7F;
    int b = first;
    for (int shift = 7; (b & 0x80) != 0 && shift < Integer.SIZE; shift += 7) {
      b = in.read();
      if (b < 0) {
        return -1;
      }
      size |= (long) (b & 0x7F) << shift;
    }
    return size;
  }
}
