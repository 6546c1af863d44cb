package dev.poolscope.bench;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.util.ArrayList;
import java.util.List;

/// The events of a closed loop over kept connections as the engine publishes them: six a request,
/// some microseconds apart.
final class RequestHistory {
  static final String HOST = "a";
  private static final int CONNECTIONS = 32;
  private static final int STEP_NANOS = 9_700;

  private final List<TraceEntry> entries = new ArrayList<>();

  private RequestHistory() {}

  /// A stream of that many requests, complete with the end of the run.
  static List<TraceEntry> of(int requests) {
    RequestHistory history = new RequestHistory();
    for (int c = 1; c <= CONNECTIONS; c++) {
      history.add(new PoolEvent.DialStarted(HOST, c, 0, DialCause.NO_IDLE_CONNECTION));
      history.add(new PoolEvent.ConnectionOpened(HOST, c, 0, 40_000 + c, "127.0.0.1:8080"));
    }
    for (int first = 1; first <= requests; first += CONNECTIONS) {
      history.round(first, Math.min(CONNECTIONS, requests + 1 - first));
    }
    history.add(new PoolEvent.WindowEnded(false));
    for (int c = 1; c <= CONNECTIONS; c++) {
      history.add(
          new PoolEvent.ConnectionClosed(
              HOST, c, CloseReason.RUN_ENDED, ClosedBy.CLIENT, 1_000, 1_000, 0));
    }
    history.add(new PoolEvent.RunEnded(0));
    return history.entries;
  }

  /// A request per connection, all of them under way at the same time.
  private void round(int first, int count) {
    for (int i = 0; i < count; i++) {
      int request = first + i;
      int connection = 1 + i;
      add(new PoolEvent.RequestIssued(HOST, request, now(), "client-1"));
      add(new PoolEvent.ConnectionAcquired(HOST, connection, request, true));
      add(new PoolEvent.RequestSent(HOST, connection, request));
    }
    for (int i = 0; i < count; i++) {
      int request = first + i;
      int connection = 1 + i;
      add(new PoolEvent.FirstByte(HOST, connection, request));
      add(new PoolEvent.RequestEnded(HOST, connection, request, 200, null, 10, ""));
      add(new PoolEvent.ConnectionReleased(HOST, connection, request));
    }
  }

  private void add(PoolEvent event) {
    entries.add(new TraceEntry(entries.size(), now(), event));
  }

  private long now() {
    return (long) entries.size() * STEP_NANOS;
  }
}
