package dev.poolscope.picks;

import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An event log that a test writes down.
public final class RecordedLog implements AutoCloseable {
  private static final long MILLI = 1_000_000;

  private final EventLogWriter writer;
  private long sequence;
  private long nowNanos;

  public RecordedLog(Path file) throws IOException {
    writer = new EventLogWriter(file);
  }

  /// Moves the time on; events that follow happen then.
  public RecordedLog at(long millis) {
    nowNanos = millis * MILLI;
    return this;
  }

  public RecordedLog issue(String host, long request, String client) {
    return event(new PoolEvent.RequestIssued(host, request, nowNanos, client));
  }

  public RecordedLog connect(String host, long request) {
    return event(new PoolEvent.ConnectionAcquired(host, 1, request, false));
  }

  public RecordedLog end(String host, long request) {
    return end(host, request, null);
  }

  public RecordedLog end(String host, long request, @Nullable FailureKind failure) {
    int status = failure == null ? 200 : 0;
    return event(new PoolEvent.RequestEnded(host, 1, request, status, failure, 0, ""));
  }

  public RecordedLog runEnds() {
    // As in a run, where the end does not share a block with what was flushed long before.
    writer.flush();
    return event(new PoolEvent.RunEnded(0));
  }

  private RecordedLog event(PoolEvent event) {
    writer.accept(new TraceEntry(sequence++, nowNanos, event));
    return this;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
