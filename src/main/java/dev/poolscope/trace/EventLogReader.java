package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an event log up to its last complete block. A log that is still being written may be read
/// on: what was incomplete is read again when there is more.
///
/// Threading: confined to one thread.
public final class EventLogReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final LogInput in;
  private final RecordReader records;
  private final LogBuffer payload = new LogBuffer();
  private final LogNotices notices = new LogNotices();
  private final ValueReader values = new ValueReader(payload, notices);
  private final EventDecoder decoder;
  private long block;
  private int inBlock;
  private long nextSequence;
  private long lastNanos;
  private boolean damaged;
  private boolean complete;

  /// Opens a log.
  ///
  /// @throws NotAnEventLogException if the file is something else
  public EventLogReader(Path file) throws IOException {
    this.file = file;
    in = new LogInput(file, BUFFER_BYTES);
    records = new RecordReader(in);
    try {
      decoder = readHeader();
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /// How many bytes a log has before its first record; with fewer it has not begun.
  public static long headerBytes() {
    LogBuffer header = new LogBuffer();
    header.writeString(EventCodec.signature());
    LogBuffer length = new LogBuffer();
    length.writeUnsigned(header.length());
    return EventLogWriter.MAGIC.length + length.length() + Integer.BYTES + (long) header.length();
  }

  /// The next entry, or null at the end of what can be read by now: behind the last complete block,
  /// or before the first that is damaged, since what follows it can no longer be told in order.
  ///
  /// @throws NotAnEventLogException if a block is whole and yet holds what no event is
  /// @throws IOException if the file cannot be read
  public @Nullable TraceEntry next() throws IOException {
    while (!payload.isAtEnd() || readBlock()) {
      inBlock++;
      PoolEvent event = decode();
      if (event != null) {
        return new TraceEntry(nextSequence++, lastNanos, event);
      }
    }
    return null;
  }

  private @Nullable PoolEvent decode() throws NotAnEventLogException {
    try {
      lastNanos += payload.readSigned();
      return decoder.read(values);
    } catch (IOException e) {
      throw new NotAnEventLogException(
          "%s was altered: what follows event %d is none (%s); restore it from a copy"
              .formatted(file, nextSequence - 1, e.getMessage()));
    }
  }

  /// What of the log could not be read as it was meant, because another version has written it; a
  /// sentence for each kind of thing.
  public List<String> notices() {
    return notices.sentences();
  }

  /// Whether, after [#next] has returned null, the log ended with a complete block.
  public boolean endedCleanly() {
    return complete;
  }

  /// Whether a damaged block was met, behind which nothing is read.
  public boolean isDamaged() {
    return damaged;
  }

  /// Where in the log the last entry is, for [EventLogLookup#eventAt].
  public long recordPosition() {
    return EventLogLookup.position(block, inBlock - 1);
  }

  /// How many bytes were read.
  public long bytesRead() {
    return in.position();
  }

  /// How many bytes the file has by now.
  public long bytes() throws IOException {
    return in.size();
  }

  /// Opens a lookup of what this reader has read.
  public EventLogLookup lookup() throws IOException {
    return new EventLogLookup(file, values, decoder);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean readBlock() throws IOException {
    if (damaged) {
      return false;
    }
    block = in.position();
    inBlock = 0;
    RecordReader.Found found = records.read(payload);
    if (found == RecordReader.Found.RECORD) {
      return true;
    }
    damaged = found == RecordReader.Found.DAMAGE;
    complete = found == RecordReader.Found.END;
    in.seek(block);
    payload.clear();
    return false;
  }

  private EventDecoder readHeader() throws IOException {
    byte[] magic = new byte[EventLogWriter.MAGIC.length];
    int count = in.read(magic, magic.length);
    if (count < magic.length
        || !(Arrays.equals(magic, EventLogWriter.MAGIC)
            || Arrays.equals(magic, EventLogWriter.OLD_MAGIC))
        || records.read(payload) != RecordReader.Found.RECORD) {
      throw new NotAnEventLogException(file + " is not an event log of Poolscope");
    }
    String header = payload.readString();
    return header.equals(EventCodec.signature())
        ? EventCodec::read
        : ForeignEvents.of(file, header, notices);
  }
}
