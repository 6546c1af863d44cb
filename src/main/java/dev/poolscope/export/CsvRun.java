package dev.poolscope.export;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.KernelCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.run.RunListener;
import dev.poolscope.trace.EventShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes `samples.csv`, `connections.csv`, `requests.csv` and `events.csv` while a run's events
/// are folded. Connections come in the order in which they were closed, requests in the order in
/// which they ended, then those that did not, so memory does not grow with the length of the run.
///
/// Threading: confined to one thread.
final class CsvRun implements RunListener, AutoCloseable {
  private static final List<String> SAMPLES =
      List.of(
          "t_ns",
          "host",
          "dialing",
          "active",
          "idle",
          "waiting",
          "opened_total",
          "closed_total",
          "reused_total",
          "requests_ok_total",
          "requests_failed_total",
          "kernel_established",
          "kernel_time_wait",
          "kernel_close_wait");
  private static final List<String> CONNECTIONS =
      List.of(
          "connection",
          "host",
          "local_port",
          "remote",
          "protocol",
          "tls",
          "dial_start_ns",
          "opened_ns",
          "closed_ns",
          "close_reason",
          "closed_by",
          "requests",
          "bytes_out",
          "bytes_in",
          "active_ns",
          "idle_ns",
          "longest_idle_ns",
          "never_used");
  private static final List<String> REQUESTS =
      List.of(
          "request",
          "host",
          "intended_ns",
          "start_ns",
          "acquired_ns",
          "sent_ns",
          "first_byte_ns",
          "end_ns",
          "connection",
          "reused",
          "attempts",
          "retries",
          "status",
          "failure",
          "bytes_in",
          "client");
  private static final List<String> PICKS =
      List.of(
          "pick",
          "t_ns",
          "request",
          "balancer",
          "host",
          "candidates",
          "scores",
          "ties",
          "draws",
          "count_source");
  private static final List<String> EVENTS =
      List.of(
          "seq",
          "t_ns",
          "event",
          "host",
          "connection",
          "request",
          "local_port",
          "reason",
          "detail");

  /// Event components that have a column of their own in `events.csv`.
  private static final Set<String> OWN_COLUMNS =
      Set.of("host", "connection", "request", "localPort");

  private final CsvTable samples;
  private final CsvTable connections;
  private final CsvTable requests;
  private final CsvTable events;
  private final CsvTable picks;
  private long lastPick;

  CsvRun(Path directory) throws IOException {
    samples = new CsvTable(directory.resolve("samples.csv"), SAMPLES);
    connections = new CsvTable(directory.resolve("connections.csv"), CONNECTIONS);
    requests = new CsvTable(directory.resolve("requests.csv"), REQUESTS);
    events = new CsvTable(directory.resolve("events.csv"), EVENTS);
    picks = new CsvTable(directory.resolve("picks.csv"), PICKS);
  }

  @Override
  public void entry(TraceEntry entry, int localPort) {
    PoolEvent event = entry.event();
    EventShape shape = EventShape.of(event);
    int port = event instanceof PoolEvent.ConnectionOpened opened ? opened.localPort() : localPort;
    events.row(
        entry.seq(),
        entry.tNanos(),
        shape.name(),
        event.host(),
        number(event.connection()),
        number(event.request()),
        number(port),
        reason(shape, event),
        detail(shape, event));
    if (event instanceof PoolEvent.Picked picked) {
      pick(entry.tNanos(), picked);
    }
  }

  private void pick(long tNanos, PoolEvent.Picked e) {
    picks.row(
        ++lastPick,
        tNanos,
        e.request(),
        e.balancer(),
        e.host(),
        e.candidates(),
        e.scores(),
        e.ties(),
        e.draws(),
        e.countSource());
  }

  @Override
  public void sample(long tNanos, String host, HostCounts counts) {
    KernelCounts kernel = counts.kernel();
    samples.row(
        tNanos,
        host,
        counts.dialing(),
        counts.active(),
        counts.idle(),
        counts.waiting(),
        counts.opened(),
        counts.closed(),
        counts.reusedCarried(),
        counts.ok(),
        counts.failed(),
        time(kernel.established()),
        time(kernel.timeWait()),
        time(kernel.closeWait()));
  }

  @Override
  public void connection(ConnectionRow row) {
    boolean opened = row.openedNanos() >= 0;
    boolean closed = row.closedNanos() >= 0;
    connections.row(
        row.connection(),
        row.host(),
        opened ? row.localPort() : null,
        row.remote(),
        row.protocol(),
        row.tls(),
        row.dialStartNanos(),
        time(row.openedNanos()),
        time(row.closedNanos()),
        row.closeReason(),
        row.closedBy() == null ? null : row.closedBy().name().toLowerCase(Locale.ROOT),
        row.requests(),
        closed ? row.bytesOut() : null,
        closed ? row.bytesIn() : null,
        row.activeNanos(),
        row.idleNanos(),
        row.longestIdleNanos(),
        row.neverUsed());
  }

  @Override
  public void request(RequestRow row) {
    requests.row(
        row.request(),
        row.host(),
        row.intendedNanos(),
        row.startNanos(),
        time(row.acquiredNanos()),
        time(row.sentNanos()),
        time(row.firstByteNanos()),
        time(row.endNanos()),
        number(row.connection()),
        row.reused(),
        row.attempts(),
        row.retries(),
        number(row.status()),
        row.failure(),
        row.bytesIn(),
        row.client());
  }

  /// Marks that the stream has ended and all rows are in.
  void complete() {
    samples.complete();
    connections.complete();
    requests.complete();
    events.complete();
    picks.complete();
  }

  @Override
  public void close() {
    try (samples;
        connections;
        requests;
        events;
        picks) {
      // Closing is all there is to do.
    }
  }

  private static @Nullable Object reason(EventShape shape, PoolEvent event) {
    return shape.columns().stream()
        .filter(column -> column.type().isEnum())
        .map(column -> column.get(event))
        .filter(value -> value != null)
        .findFirst()
        .orElse(null);
  }

  private static String detail(EventShape shape, PoolEvent event) {
    boolean[] reasonTaken = new boolean[1];
    return shape.columns().stream()
        .filter(column -> !OWN_COLUMNS.contains(column.name()))
        .filter(
            column -> {
              boolean isReason = column.type().isEnum() && !reasonTaken[0];
              reasonTaken[0] |= isReason;
              return !isReason;
            })
        .map(column -> column.name() + "=" + column.get(event))
        .collect(Collectors.joining(" "));
  }

  private static @Nullable Long number(long value) {
    return value == 0 ? null : value;
  }

  private static @Nullable Long time(long value) {
    return value < 0 ? null : value;
  }
}
