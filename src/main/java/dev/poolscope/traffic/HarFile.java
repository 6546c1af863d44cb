package dev.poolscope.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the traffic of a HAR 1.2 file, as browsers and proxies save it. A request is due at
/// `startedDateTime` and holds its connection while it sends, waits and receives; what came before
/// that (`blocked`, `dns`, `connect`) was the pool's and the network's.
///
/// Threading: stateless.
final class HarFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private HarFile() {}

  /// Reads a file.
  ///
  /// @throws InvalidTrafficException if it is no HAR file, or has no entries
  static ReadTraffic read(Path file) throws IOException {
    JsonNode entries = entries(file);
    TrafficBuilder builder = new TrafficBuilder();
    long leftOut = 0;
    long multiplexed = 0;
    String first = "";
    for (int i = 0; i < entries.size(); i++) {
      String problem = add(entries.get(i), builder);
      if (!problem.isEmpty()) {
        leftOut++;
        first = first.isEmpty() ? file + ", log.entries[" + i + "] " + problem : first;
      } else if (isMultiplexed(entries.get(i))) {
        multiplexed++;
      }
    }
    if (builder.size() == 0) {
      throw new InvalidTrafficException(
          first.isEmpty() ? file + ": log.entries is empty; save the requests with it" : first);
    }
    List<String> notes = new ArrayList<>();
    if (leftOut > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d entries were left out; the first: %s",
              leftOut,
              entries.size(),
              first));
    }
    if (multiplexed > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of the requests went over HTTP/2 or HTTP/3, where many share a connection; they"
                  + " were taken as requests of HTTP/1.1",
              multiplexed));
    }
    return new ReadTraffic(builder.buildFromFirstArrival(), leftOut, notes);
  }

  private static JsonNode entries(Path file) throws IOException {
    JsonNode entries;
    try {
      entries = JSON.readTree(Files.readAllBytes(file)).path("log").path("entries");
    } catch (JacksonException e) {
      throw new InvalidTrafficException(file + " is not JSON: " + e.getOriginalMessage());
    }
    if (!entries.isArray()) {
      throw new InvalidTrafficException(
          file + " is no HAR file: it has no log.entries; save it as HAR 1.2");
    }
    return entries;
  }

  private static String add(JsonNode entry, TrafficBuilder to) {
    String started = entry.path("startedDateTime").asString("");
    long startNanos;
    try {
      Instant instant = OffsetDateTime.parse(started).toInstant();
      startNanos = instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
    } catch (DateTimeException _) {
      return "has no startedDateTime such as 2026-11-28T10:00:00.000Z: \"" + started + "\"";
    }
    String host = host(entry.path("request").path("url").asString(""));
    if (host.isEmpty()) {
      return "has no request.url with http or https and a host";
    }
    JsonNode timings = entry.path("timings");
    double waited = part(timings, "send") + part(timings, "wait") + part(timings, "receive");
    double millis = timings.has("wait") ? waited : Math.max(0, entry.path("time").asDouble(0));
    to.add(host, startNanos, (long) (millis * NANOS_PER_MILLI), endsConnection(entry));
    return "";
  }

  private static double part(JsonNode timings, String name) {
    return Math.max(0, timings.path(name).asDouble(0));
  }

  private static String host(String url) {
    try {
      URI uri = new URI(url);
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return http && uri.getRawAuthority() != null
          ? uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority()
          : "";
    } catch (URISyntaxException _) {
      return "";
    }
  }

  private static boolean endsConnection(JsonNode entry) {
    for (JsonNode header : entry.path("response").path("headers")) {
      if (header.path("name").asString("").equalsIgnoreCase("connection")
          && header.path("value").asString("").toLowerCase(Locale.ROOT).contains("close")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMultiplexed(JsonNode entry) {
    String version =
        entry.path("response").path("httpVersion").asString("").toLowerCase(Locale.ROOT);
    return version.startsWith("h2")
        || version.startsWith("h3")
        || version.startsWith("http/2")
        || version.startsWith("http/3");
  }
}
