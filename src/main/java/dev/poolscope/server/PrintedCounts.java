package dev.poolscope.server;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the totals that a sample server prints at its end: a line per client address, such as
/// `127.0.0.1:51342 requests=100`, one per server that it passed requests on to, such as `upstream
/// 127.0.0.1:8081 requests=99`, and last `total accepted=2 requests=198 reused=196 closed=0`.
///
/// Threading: safe for use by any thread.
final class PrintedCounts {
  private static final Pattern BY_CLIENT = Pattern.compile("\\S*:(\\d{1,5}) requests=(\\d{1,18})");
  private static final Pattern BY_UPSTREAM =
      Pattern.compile("upstream \\S*:(\\d{1,5}) requests=(\\d{1,18})");
  private static final Pattern TOTAL =
      Pattern.compile(
          "total accepted=(\\d{1,18}) requests=(\\d{1,18}) reused=(\\d{1,18}) closed=(\\d{1,18})");

  private final Map<Integer, Long> byRemotePort = new TreeMap<>();
  private final Map<Integer, Long> passed = new TreeMap<>();
  private @Nullable ServerTotals totals;

  /// Takes one line of output; other lines than those of the totals are ignored.
  synchronized void accept(String line) {
    addTo(byRemotePort, BY_CLIENT.matcher(line));
    addTo(passed, BY_UPSTREAM.matcher(line));
    Matcher end = TOTAL.matcher(line);
    if (end.matches()) {
      ServerCounts counts = new ServerCounts(number(end, 1), 0, number(end, 2), byRemotePort);
      totals = new ServerTotals(counts, number(end, 3), number(end, 4), passed);
    }
  }

  /// The totals; empty before the last line was seen.
  synchronized Optional<ServerTotals> totals() {
    return Optional.ofNullable(totals);
  }

  /// The totals from now on, with another number of accepted connections.
  synchronized Optional<ServerTotals> accepted(long accepted) {
    totals = totals == null ? null : totals.withAccepted(accepted);
    return totals();
  }

  private static void addTo(Map<Integer, Long> requestsByPort, Matcher line) {
    if (line.matches()) {
      requestsByPort.merge(Integer.valueOf(line.group(1)), number(line, 2), Long::sum);
    }
  }

  private static long number(Matcher line, int group) {
    return Long.parseLong(line.group(group));
  }
}
