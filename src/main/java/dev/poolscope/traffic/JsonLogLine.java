package dev.poolscope.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Lines that are JSON objects, with the names that nginx, Apache, Caddy, Traefik and Envoy give to
/// their fields.
///
/// Threading: confined to one thread.
final class JsonLogLine implements LogLine {
  /// Names of the instant of a request's start, then of its end, which most logs write.
  private static final List<String> STARTS = List.of("start_time", "startutc", "startlocal");

  private static final List<String> ENDS =
      List.of("msec", "time_iso8601", "@timestamp", "timestamp", "time", "ts");

  /// Names of how long it took, the better ones first, each with its unit in nanoseconds.
  private static final Map<String, Double> TOOK =
      Map.ofEntries(
          Map.entry("upstream_response_time", 1e9),
          Map.entry("request_time", 1e9),
          Map.entry("duration", 1e9),
          Map.entry("originduration", 1.0),
          Map.entry("duration_ms", 1e6),
          Map.entry("latency_ms", 1e6),
          Map.entry("elapsed_ms", 1e6),
          Map.entry("response_time_ms", 1e6),
          Map.entry("took_ms", 1e6),
          Map.entry("duration_us", 1e3));

  private static final List<String> BETTER = List.of("upstream_response_time", "originduration");
  private static final List<String> HOSTS =
      List.of("upstream_addr", "upstream_host", "serviceaddr", "upstream");

  /// An epoch beyond this many seconds is one of milliseconds.
  private static final double MOST_SECONDS = 1e11;

  private final JsonFactory json = new JsonFactory();

  @Override
  public String read(String line, LoggedRequest into) {
    into.clear();
    boolean better = false;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "is no JSON object";
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName().toLowerCase(Locale.ROOT);
        JsonToken value = parser.nextToken();
        if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
          parser.skipChildren();
          continue;
        }
        String text = parser.getString();
        if (STARTS.contains(name)) {
          instant(text, into);
          into.isEnd = false;
        } else if (ENDS.contains(name) && into.instantNanos == LoggedRequest.UNKNOWN) {
          instant(text, into);
          into.isEnd = true;
        } else if (TOOK.containsKey(name) && !better) {
          took(text, TOOK.getOrDefault(name, 1e9), into);
          better = BETTER.contains(name) && into.tookNanos != LoggedRequest.UNKNOWN;
        } else if (HOSTS.contains(name)) {
          into.host = text;
        }
      }
    } catch (JacksonException e) {
      return "is no JSON object: " + e.getOriginalMessage();
    }
    return into.instantNanos == LoggedRequest.UNKNOWN
        ? "has no time; known names are "
            + String.join(", ", ENDS)
            + ", "
            + String.join(", ", STARTS)
        : "";
  }

  private static void instant(String text, LoggedRequest into) {
    try {
      if (text.indexOf('T') < 0 && text.indexOf(' ') < 0) {
        double seconds = Double.parseDouble(text);
        into.instantNanos = (long) (seconds > MOST_SECONDS ? seconds * 1e6 : seconds * 1e9);
        into.isWholeSecond = text.indexOf('.') < 0 && seconds <= MOST_SECONDS;
        return;
      }
      Instant instant = OffsetDateTime.parse(text).toInstant();
      into.instantNanos = instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
      into.isWholeSecond = text.indexOf('.') < 0;
    } catch (DateTimeException | NumberFormatException _) {
      // No time, so the line is left out unless another field has one.
      into.instantNanos = LoggedRequest.UNKNOWN;
    }
  }

  private static void took(String text, double unit, LoggedRequest into) {
    int comma = text.indexOf(',');
    try {
      double value = Double.parseDouble(comma < 0 ? text : text.substring(0, comma));
      into.tookNanos = (long) (value * unit);
    } catch (NumberFormatException _) {
      // As nginx's "-" for a request that no upstream had.
      into.tookNanos = LoggedRequest.UNKNOWN;
    }
  }
}
