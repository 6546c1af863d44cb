package dev.poolscope.capture;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects the connections of a run while its events are folded.
///
/// Threading: confined to one thread.
public final class RunConnections implements RunListener {
  private final List<ConnectionRow> rows = new ArrayList<>();
  private final Map<Long, Long> sent = new HashMap<>();
  private final Map<Long, TraceEntry> failures = new HashMap<>();

  @Override
  public void entry(EventRow row) {
    TraceEntry entry = row.entry();
    switch (entry.event()) {
      case PoolEvent.RequestSent e -> sent.merge(e.connection(), 1L, Long::sum);
      case PoolEvent.DialFailed e -> failures.put(e.connection(), entry);
      default -> {
        // The rows tell the rest.
      }
    }
  }

  @Override
  public void connection(ConnectionRow row) {
    rows.add(row);
  }

  /// All of them, in the order in which they were dialed.
  List<OwnConnection> all() {
    return rows.stream()
        .map(this::own)
        .sorted(
            Comparator.comparingLong((OwnConnection own) -> own.row().dialStartNanos())
                .thenComparingLong(own -> own.row().connection()))
        .toList();
  }

  private OwnConnection own(ConnectionRow row) {
    long count = sent.getOrDefault(row.connection(), 0L);
    TraceEntry failed = failures.get(row.connection());
    return failed != null && failed.event() instanceof PoolEvent.DialFailed e
        ? new OwnConnection(row, count, e.failure(), e.detail(), failed.tNanos())
        : new OwnConnection(row, count, null, "", row.openedNanos());
  }
}
