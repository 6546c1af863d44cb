package dev.poolscope.export;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Request;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A run as HAR 1.2 (W3C draft, "HTTP Archive"), one entry for each row of `requests.csv`, in its
/// order. `connection` is our number of the connection. `blocked` is the time until the request had
/// a connection, less the dial where it waited for one of its own (`connect`, of which `ssl` is a
/// part). What did not happen is -1, but for `send`, `wait` and `receive`, which are numbers from 0
/// in the format. What the format wants and a run does not record, such as header fields, is empty
/// or -1; what is ours alone has names that begin with an underscore.
///
/// Threading: confined to one thread.
final class HarExport extends StreamedExport {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NONE = -1;
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  private final Instant started;
  private final JsonGenerator json;
  private final Map<String, Place> places = new HashMap<>();
  private final ConnectionTimes connections = new ConnectionTimes();

  /// Connections that are closed, and kept until their last request has ended.
  private final Set<Long> closed = new HashSet<>();

  private final Map<Long, Long> users = new HashMap<>();

  HarExport(Path file, Experiment experiment, Instant started, String version) throws IOException {
    super(file);
    this.started = started;
    this.json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out(), JsonEncoding.UTF8);
    experiment.targets().forEach(target -> places.put(target.name(), place(target, experiment)));
    json.writeStartObject();
    json.writeName("log");
    json.writeStartObject();
    json.writeStringProperty("version", "1.2");
    json.writeName("creator");
    json.writeStartObject();
    json.writeStringProperty("name", "Poolscope");
    json.writeStringProperty("version", version);
    json.writeEndObject();
    json.writeName("entries");
    json.writeStartArray();
  }

  private static Place place(Target target, Experiment experiment) {
    Sample sample = target.sample();
    URI url =
        sample == null
            ? target.url()
            : URI.create((sample.tls() ? "https" : "http") + "://127.0.0.1:" + sample.port() + "/");
    Load load =
        experiment.load().stream()
            .filter(
                each ->
                    each.target().equals(target.name())
                        || each.target().equals(Experiment.BALANCED))
            .findFirst()
            .orElse(experiment.load().getFirst());
    Request request = load.request();
    String path = request.path().equals("/") ? "" : request.path();
    String base = String.valueOf(url).replaceFirst("/$", "");
    return new Place(
        base + (path.isEmpty() ? "/" : path), request.method().name(), request.bodyBytes());
  }

  @Override
  public void entry(EventRow row) {
    PoolEvent event = row.entry().event();
    connections.accept(row.entry().tNanos(), event);
    switch (event) {
      case PoolEvent.ConnectionAcquired e -> users.merge(e.connection(), 1L, Long::sum);
      case PoolEvent.ConnectionClosed e -> {
        closed.add(e.connection());
        forgetIfUnused(e.connection());
      }
      case PoolEvent.DialFailed e -> connections.forget(e.connection());
      default -> {}
    }
  }

  @Override
  public void request(RequestRow row) {
    ConnectionTimes.@Nullable Life connection = connections.of(row.connection());
    Place place = places.getOrDefault(row.host(), Place.NOWHERE);
    json.writeStartObject();
    json.writeStringProperty("startedDateTime", started.plusNanos(row.startNanos()).toString());
    long end = row.endNanos() < 0 ? row.startNanos() : row.endNanos();
    Timings timings = Timings.of(row, connection, end);
    json.writeNumberProperty("time", millis(end - row.startNanos()));
    writeRequest(place, connection);
    writeResponse(row, connection);
    json.writeName("cache");
    json.writeStartObject();
    json.writeEndObject();
    writeTimings(timings);
    if (connection != null) {
      writeAddress(connection.remote);
      json.writeStringProperty("connection", String.valueOf(connection.connection));
    }
    json.writeNumberProperty("_request", row.request());
    json.writeStringProperty("_host", row.host());
    json.writeNumberProperty("_intendedNanos", row.intendedNanos());
    json.writeNumberProperty("_startNanos", row.startNanos());
    json.writeNumberProperty("_endNanos", row.endNanos());
    json.writeBooleanProperty("_reused", row.reused());
    json.writeNumberProperty("_attempts", row.attempts());
    json.writeNumberProperty("_retries", row.retries());
    json.writeStringProperty("_client", row.client());
    json.writeNumberProperty("_instance", row.instance());
    if (row.failure() != null) {
      json.writeStringProperty("_failure", row.failure().name());
    }
    json.writeEndObject();
    users.computeIfPresent(row.connection(), (_, count) -> count == 1 ? null : count - 1);
    forgetIfUnused(row.connection());
  }

  private void forgetIfUnused(long connection) {
    if (closed.contains(connection) && !users.containsKey(connection)) {
      closed.remove(connection);
      connections.forget(connection);
    }
  }

  private void writeRequest(Place place, ConnectionTimes.@Nullable Life connection) {
    json.writeName("request");
    json.writeStartObject();
    json.writeStringProperty("method", place.method());
    json.writeStringProperty("url", place.url());
    json.writeStringProperty("httpVersion", version(connection));
    emptyLists("cookies", "headers", "queryString");
    json.writeNumberProperty("headersSize", NONE);
    json.writeNumberProperty("bodySize", place.bodyBytes());
    json.writeEndObject();
  }

  private void writeResponse(RequestRow row, ConnectionTimes.@Nullable Life connection) {
    json.writeName("response");
    json.writeStartObject();
    json.writeNumberProperty("status", row.status());
    json.writeStringProperty("statusText", "");
    json.writeStringProperty("httpVersion", row.status() == 0 ? "" : version(connection));
    emptyLists("cookies", "headers");
    json.writeName("content");
    json.writeStartObject();
    json.writeNumberProperty("size", row.bytesIn());
    json.writeStringProperty("mimeType", "");
    json.writeEndObject();
    json.writeStringProperty("redirectURL", "");
    json.writeNumberProperty("headersSize", NONE);
    json.writeNumberProperty("bodySize", row.bytesIn());
    if (row.failure() != null) {
      json.writeStringProperty("_error", row.failure().words());
    }
    json.writeEndObject();
  }

  private void writeTimings(Timings timings) {
    json.writeName("timings");
    json.writeStartObject();
    json.writeNumberProperty("blocked", millis(timings.blocked()));
    json.writeNumberProperty("dns", NONE);
    json.writeNumberProperty("connect", orNone(timings.connect()));
    json.writeNumberProperty("ssl", orNone(timings.ssl()));
    json.writeNumberProperty("send", millis(timings.send()));
    json.writeNumberProperty("wait", millis(timings.waiting()));
    json.writeNumberProperty("receive", millis(timings.receive()));
    json.writeEndObject();
  }

  private void emptyLists(String... names) {
    for (String name : names) {
      json.writeName(name);
      json.writeStartArray();
      json.writeEndArray();
    }
  }

  @Override
  void end(RunReport report) throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.close();
  }

  private static String version(ConnectionTimes.@Nullable Life connection) {
    return connection == null || connection.protocol.isEmpty()
        ? "HTTP/1.1"
        : connection.protocol.toUpperCase(Locale.ROOT);
  }

  /// The format allows addresses in numbers only; a dial that failed at once has none.
  private void writeAddress(String remote) {
    int colon = remote.lastIndexOf(':');
    String host = colon < 0 ? remote : remote.substring(0, colon);
    String address = host.replace("[", "").replace("]", "");
    if (NUMBERS.matcher(address).matches()) {
      json.writeStringProperty("serverIPAddress", address);
    }
  }

  private static double orNone(long nanos) {
    return nanos < 0 ? NONE : millis(nanos);
  }

  private static double millis(long nanos) {
    return nanos / NANOS_PER_MILLI;
  }

  /// Where the requests to a target go, by its first load.
  private record Place(String url, String method, long bodyBytes) {
    /// That of a request that no host was picked for.
    static final Place NOWHERE = new Place("http://none/", "GET", 0);
  }

  /// The parts of a request's time, in nanoseconds; they add up to all of it.
  ///
  /// @param connect -1 where it did not wait for a dial of its own
  /// @param ssl part of `connect`, -1 where there was no TLS
  private record Timings(
      long blocked, long connect, long ssl, long send, long waiting, long receive) {
    static Timings of(RequestRow row, ConnectionTimes.@Nullable Life connection, long end) {
      long start = row.startNanos();
      if (row.acquiredNanos() < 0) {
        return new Timings(end - start, NONE, NONE, 0, 0, 0);
      }
      long acquired = row.acquiredNanos();
      long connect = NONE;
      long ssl = NONE;
      if (connection != null
          && connection.dialedFor == row.request()
          && connection.dialStartNanos >= start
          && connection.openedNanos >= 0
          && connection.openedNanos <= acquired) {
        connect = acquired - connection.dialStartNanos;
        boolean tls = connection.tlsStartNanos >= 0 && connection.tlsEndNanos <= acquired;
        ssl = tls ? Math.max(0, connection.tlsEndNanos - connection.tlsStartNanos) : NONE;
      }
      long sent = within(row.sentNanos(), acquired, end);
      long first = within(row.firstByteNanos(), sent, end);
      return new Timings(
          acquired - start - Math.max(0, connect),
          connect,
          ssl,
          sent - acquired,
          first - sent,
          end - first);
    }

    private static long within(long instant, long least, long most) {
      return instant < 0 ? most : Math.clamp(instant, least, most);
    }
  }
}
