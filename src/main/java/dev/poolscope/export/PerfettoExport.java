package dev.poolscope.export;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A run as Chrome trace events in JSON, which Perfetto and `chrome://tracing` read: a process for
/// each host, a track for each connection, and counters of dialing, active, idle and waiting. On a
/// track the slices nest: `dial`, then `open` from the end of the dial to the close, in it `tls`
/// and one for each time that a request held the connection. Many requests of an HTTP/2 connection
/// overlap, and are asynchronous slices, each with its number for an id. What is unfinished at the
/// end of the run ends there.
///
/// Threading: confined to one thread.
final class PerfettoExport extends StreamedExport {
  private static final double NANOS_PER_MICRO = 1e3;

  private final JsonGenerator json;
  private final Map<String, Integer> processes = new LinkedHashMap<>();
  private final ConnectionTimes connections = new ConnectionTimes();

  /// What each open connection is held for, by the numbers of requests, and since when.
  private final Map<Long, Map<Long, Long>> holders = new HashMap<>();

  private long lastNanos;

  PerfettoExport(Path file, Experiment experiment) throws IOException {
    super(file);
    json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out(), JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeStringProperty("displayTimeUnit", "ms");
    json.writeName("traceEvents");
    json.writeStartArray();
    experiment.targets().stream().map(Target::name).forEach(this::process);
  }

  private int process(String host) {
    Integer known = processes.get(host);
    if (known != null) {
      return known;
    }
    int process = processes.size() + 1;
    processes.put(host, process);
    begin("M", "process_name", process, 0);
    json.writeName("args");
    json.writeStartObject();
    json.writeStringProperty("name", "host " + host);
    json.writeEndObject();
    json.writeEndObject();
    return process;
  }

  @Override
  public void entry(EventRow row) {
    long now = row.entry().tNanos();
    lastNanos = Math.max(lastNanos, now);
    PoolEvent event = row.entry().event();
    connections.accept(now, event);
    switch (event) {
      case PoolEvent.DialStarted e -> name(e.connection(), e.host());
      case PoolEvent.DialFailed e -> dialFailed(e, now);
      case PoolEvent.ConnectionOpened e -> opened(e.connection());
      case PoolEvent.ConnectionAcquired e ->
          holders.computeIfAbsent(e.connection(), _ -> new LinkedHashMap<>()).put(e.request(), now);
      case PoolEvent.ConnectionReleased e -> released(e.connection(), e.request(), now);
      case PoolEvent.ConnectionClosed e -> closed(e, now);
      case PoolEvent.ChangeApplied e -> mark(e, now);
      default -> {}
    }
  }

  @Override
  public void sample(long tNanos, String host, HostCounts counts) {
    begin("C", "connections", process(host), tNanos);
    json.writeName("args");
    json.writeStartObject();
    json.writeNumberProperty("dialing", counts.dialing());
    json.writeNumberProperty("active", counts.active());
    json.writeNumberProperty("idle", counts.idle());
    json.writeEndObject();
    json.writeEndObject();
    begin("C", "waiting", process(host), tNanos);
    json.writeName("args");
    json.writeStartObject();
    json.writeNumberProperty("waiting", counts.waiting());
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void request(RequestRow row) {
    lastNanos = Math.max(lastNanos, row.endNanos());
  }

  private void name(long connection, String host) {
    begin("M", "thread_name", process(host), 0);
    json.writeNumberProperty("tid", connection);
    json.writeName("args");
    json.writeStartObject();
    json.writeStringProperty("name", "C" + connection);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void dialFailed(PoolEvent.DialFailed event, long now) {
    ConnectionTimes.@Nullable Life life = connections.of(event.connection());
    if (life != null) {
      slice(life, "dial failed: " + event.failure(), life.dialStartNanos, now, Map.of());
      connections.forget(event.connection());
    }
  }

  private void opened(long connection) {
    ConnectionTimes.@Nullable Life life = connections.of(connection);
    if (life != null) {
      slice(life, "dial", life.dialStartNanos, life.openedNanos, Map.of("request", life.dialedFor));
    }
  }

  private void released(long connection, long request, long now) {
    Map<Long, Long> held = holders.get(connection);
    Long since = held == null ? null : held.remove(request);
    ConnectionTimes.@Nullable Life life = connections.of(connection);
    if (since != null && life != null) {
      request(life, request, since, now);
    }
  }

  private void request(ConnectionTimes.Life life, long request, long since, long until) {
    if (isShared(life)) {
      async("b", life, request, since);
      async("e", life, request, until);
    } else {
      // A close may be told before the release that belongs in front of it.
      slice(life, "request " + request, Math.max(since, life.openedNanos), until, Map.of());
    }
  }

  private static boolean isShared(ConnectionTimes.Life life) {
    return life.protocol.startsWith("h2");
  }

  private void closed(PoolEvent.ConnectionClosed event, long now) {
    ConnectionTimes.@Nullable Life life = connections.of(event.connection());
    if (life != null) {
      close(
          life,
          now,
          Map.of(
              "reason",
              event.reason().name(),
              "by",
              event.by().name(),
              "local_port",
              life.localPort,
              "remote",
              life.remote));
      connections.forget(life.connection);
    }
  }

  private void close(ConnectionTimes.Life life, long now, Map<String, Object> about) {
    holders
        .getOrDefault(life.connection, Map.of())
        .forEach((request, since) -> request(life, request, since, now));
    holders.remove(life.connection);
    slice(life, "open", life.openedNanos, now, about);
    if (life.tlsStartNanos >= life.openedNanos && life.tlsEndNanos >= 0) {
      slice(life, "tls", life.tlsStartNanos, life.tlsEndNanos, Map.of());
    }
  }

  private void mark(PoolEvent.ChangeApplied event, long now) {
    begin("i", event.path() + " = " + event.value(), 1, now);
    json.writeStringProperty("s", "g");
    json.writeEndObject();
  }

  private void slice(
      ConnectionTimes.Life life, String name, long from, long to, Map<String, ?> about) {
    begin("X", name, process(life.host), from);
    json.writeNumberProperty("tid", life.connection);
    json.writeNumberProperty("dur", micros(Math.max(0, to - from)));
    json.writeName("args");
    json.writeStartObject();
    about.forEach(
        (key, value) -> {
          if (value instanceof Number number) {
            json.writeNumberProperty(key, number.longValue());
          } else {
            json.writeStringProperty(key, String.valueOf(value));
          }
        });
    json.writeEndObject();
    json.writeEndObject();
  }

  private void async(String phase, ConnectionTimes.Life life, long request, long at) {
    begin(phase, "request " + request, process(life.host), at);
    json.writeNumberProperty("tid", life.connection);
    json.writeStringProperty("id", String.valueOf(request));
    json.writeEndObject();
  }

  private void begin(String phase, String name, int process, long atNanos) {
    json.writeStartObject();
    json.writeStringProperty("ph", phase);
    json.writeStringProperty("name", name);
    json.writeNumberProperty("pid", process);
    json.writeNumberProperty("ts", micros(atNanos));
    json.writeStringProperty("cat", category(phase));
  }

  /// Some readers want one of every event, and pair asynchronous ones by it.
  private static String category(String phase) {
    return switch (phase) {
      case "M" -> "__metadata";
      case "b", "e" -> "request";
      case "C" -> "counter";
      case "i" -> "change";
      default -> "connection";
    };
  }

  private static double micros(long nanos) {
    return nanos / NANOS_PER_MICRO;
  }

  @Override
  void end(RunReport report) throws IOException {
    List<ConnectionTimes.Life> left = new ArrayList<>();
    connections.all().forEach(left::add);
    for (ConnectionTimes.Life life : left) {
      if (life.openedNanos >= 0) {
        close(life, lastNanos, Map.of("reason", "still open"));
      } else {
        slice(life, "dial", life.dialStartNanos, lastNanos, Map.of());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }
}
