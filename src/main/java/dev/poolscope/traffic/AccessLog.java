package dev.poolscope.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the traffic of a server's access log. A line that tells no request is left out and
/// counted. Requests of one whole second, which have no order of their own, are spread evenly over
/// it.
///
/// Threading: confined to one thread.
final class AccessLog {
  /// The host of requests whose line names none.
  static final String HOST = "server";

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Path file;
  private final @Nullable Duration took;
  private final TrafficBuilder builder = new TrafficBuilder();
  private final LoggedRequest request = new LoggedRequest();
  private long lines;
  private long leftOut;
  private String firstLeftOut = "";
  private long wholeSeconds;

  /// Requests of the second that is being read, and how many of them have been added.
  private final Second second = new Second();

  private AccessLog(Path file, @Nullable Duration took) {
    this.file = file;
    this.took = took;
  }

  /// Reads a log.
  ///
  /// @param took how long every request took, where the lines do not tell; null if they must
  /// @throws InvalidTrafficException if it tells no request, or not how long one took
  static ReadTraffic read(Path file, @Nullable Duration took) throws IOException {
    return new AccessLog(file, took).read();
  }

  private ReadTraffic read() throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      LogLine format = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        if (line.isBlank()) {
          continue;
        }
        if (format == null) {
          format = line.stripLeading().startsWith("{") ? new JsonLogLine() : new CommonLogLine();
        }
        String problem = format.read(line, request);
        if (problem.isEmpty()) {
          problem = add();
        }
        if (!problem.isEmpty()) {
          leaveOut(problem);
        }
      }
    }
    second.flush(builder);
    if (builder.size() == 0) {
      throw new InvalidTrafficException(
          firstLeftOut.isEmpty()
              ? file + " is empty; give an access log, a HAR file or the directory of a run"
              : firstLeftOut
                  + "; known are the common and combined formats with a time behind them, such as"
                  + " nginx's $request_time, and lines of JSON");
    }
    return new ReadTraffic(builder.buildFromFirstArrival(), leftOut, notes());
  }

  private String add() {
    long tookNanos = request.tookNanos;
    if (tookNanos == LoggedRequest.UNKNOWN) {
      if (took == null) {
        return "does not tell how long the request took; log it, as nginx's $request_time, or give"
            + " one time for all: --took 20ms";
      }
      tookNanos = took.toNanos();
    }
    String host = request.host.isEmpty() ? HOST : request.host;
    if (request.isWholeSecond) {
      wholeSeconds++;
      second.add(builder, request.instantNanos, host, tookNanos, request.isEnd);
    } else {
      long start = request.isEnd ? request.instantNanos - tookNanos : request.instantNanos;
      builder.add(host, start, tookNanos, false);
    }
    return "";
  }

  private void leaveOut(String problem) {
    leftOut++;
    if (firstLeftOut.isEmpty()) {
      firstLeftOut = file + ", line " + lines + ", " + problem;
    }
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (leftOut > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d lines were left out; the first: %s",
              leftOut,
              lines,
              firstLeftOut));
    }
    if (wholeSeconds > 0) {
      notes.add(
          "the log has whole seconds: requests of one second were taken as evenly spread over it,"
              + " so that bursts within a second cannot be seen");
    }
    return notes;
  }

  /// The requests of one second, in the order of their lines.
  private static final class Second {
    private final List<String> hosts = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private boolean isEnd;
    private long startNanos = -1;

    void add(TrafficBuilder to, long atNanos, String host, long tookNanos, boolean end) {
      if (atNanos != startNanos) {
        flush(to);
        startNanos = atNanos;
      }
      hosts.add(host);
      times.add(tookNanos);
      isEnd = end;
    }

    void flush(TrafficBuilder to) {
      for (int i = 0; i < hosts.size(); i++) {
        long tookNanos = times.get(i);
        long at = startNanos + NANOS_PER_SECOND * i / hosts.size();
        to.add(hosts.get(i), isEnd ? at - tookNanos : at, tookNanos, false);
      }
      hosts.clear();
      times.clear();
    }
  }
}
