package dev.poolscope.trace;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Event logs as tests write and read them.
final class EventLogs {
  private EventLogs() {}

  /// Writes a new log with a block per entry, and tells where it ended after the header and after
  /// each entry.
  static List<Long> write(Path file, List<TraceEntry> entries) throws IOException {
    return write(file, entries, 1);
  }

  /// Writes a new log, flushed after every so many entries, and tells where it ended after the
  /// header and after each block.
  static List<Long> write(Path file, List<TraceEntry> entries, int inBlock) throws IOException {
    List<Long> ends = new ArrayList<>();
    try (EventLogWriter writer = new EventLogWriter(file)) {
      ends.add(writer.bytesWritten());
      for (int i = 0; i < entries.size(); i++) {
        writer.accept(entries.get(i));
        if (i % inBlock == inBlock - 1 || i == entries.size() - 1) {
          writer.flush();
          ends.add(writer.bytesWritten());
        }
      }
    }
    return ends;
  }

  static Content read(Path file) throws IOException {
    List<TraceEntry> entries = new ArrayList<>();
    try (EventLogReader reader = new EventLogReader(file)) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
      boolean cleanly = reader.endedCleanly();
      if (reader.next() != null || reader.endedCleanly() != cleanly) {
        throw new AssertionError("there was something after the end");
      }
      return new Content(entries, cleanly);
    }
  }

  /// A short life of two connections, with texts that come again.
  static List<TraceEntry> example() {
    List<PoolEvent> events =
        List.of(
            new PoolEvent.RequestIssued("a", 1, 1_000, "client-1"),
            new PoolEvent.DialStarted("a", 1, 1, DialCause.NO_IDLE_CONNECTION),
            new PoolEvent.ConnectionOpened("a", 1, 1, 40_001, "127.0.0.1:8080"),
            new PoolEvent.ConnectionAcquired("a", 1, 1, false),
            new PoolEvent.RequestSent("a", 1, 1),
            new PoolEvent.FirstByte("a", 1, 1),
            new PoolEvent.ConnectionReleased("a", 1, 1),
            new PoolEvent.RequestEnded("a", 1, 1, 200, null, 64, ""),
            new PoolEvent.DialStarted("b", 2, 2, DialCause.KEEPALIVE_DISABLED),
            new PoolEvent.DialFailed("b", 2, 2, FailureKind.REFUSED, "x".repeat(200)),
            new PoolEvent.ConnectionClosed(
                "a", 1, CloseReason.IDLE_TIMEOUT, ClosedBy.CLIENT, 120, 190, 0),
            new PoolEvent.WindowEnded(false),
            new PoolEvent.RunEnded(0));
    List<TraceEntry> entries = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      entries.add(new TraceEntry(i, 1_000L + 500_000L * i, events.get(i)));
    }
    return entries;
  }

  record Content(List<TraceEntry> entries, boolean endedCleanly) {}
}
