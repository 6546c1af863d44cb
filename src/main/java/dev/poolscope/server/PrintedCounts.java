package dev.poolscope.server;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the totals that a sample server prints at its end: a line per client address, such as
/// `127.0.0.1:51342 requests=100`, and last `total accepted=2 requests=198`.
///
/// Threading: safe for use by any thread.
final class PrintedCounts {
  private static final Pattern BY_CLIENT = Pattern.compile("\\S*:(\\d{1,5}) requests=(\\d{1,18})");
  private static final Pattern TOTAL =
      Pattern.compile("total accepted=(\\d{1,18}) requests=(\\d{1,18})");

  private final Map<Integer, Long> byRemotePort = new TreeMap<>();
  private @Nullable ServerCounts total;

  /// Takes one line of output; other lines than those of the totals are ignored.
  synchronized void accept(String line) {
    Matcher client = BY_CLIENT.matcher(line);
    if (client.matches()) {
      long requests = Long.parseLong(client.group(2));
      byRemotePort.merge(Integer.valueOf(client.group(1)), requests, Long::sum);
    }
    Matcher end = TOTAL.matcher(line);
    if (end.matches()) {
      long accepted = Long.parseLong(end.group(1));
      total = new ServerCounts(accepted, 0, Long.parseLong(end.group(2)), byRemotePort);
    }
  }

  /// The totals; empty before the last line was seen.
  synchronized Optional<ServerCounts> counts() {
    return Optional.ofNullable(total);
  }
}
