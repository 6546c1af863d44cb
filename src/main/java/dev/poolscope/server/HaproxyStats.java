package dev.poolscope.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// HAProxy's own account, asked for at its stats socket: the columns `conn_tot` and `req_tot` of
/// its frontend, `lbtot` of each server behind it ([management
/// guide](https://docs.haproxy.org/2.6/management.html#9.1)), and the variable in which `start.sh`
/// has it count requests on used connections, since it has no column for them.
///
/// @param socket where it is asked
record HaproxyStats(StatsSocket socket) {
  private static final Pattern VALUE = Pattern.compile("value=<(\\d{1,18})>");

  /// What it has counted up to now. It does not tell who closed a connection.
  ///
  /// @throws IOException when it cannot be asked, or answers otherwise than in words known here
  ServerTotals read() throws IOException {
    long accepted = -1;
    long requests = -1;
    Map<Integer, Long> passed = new TreeMap<>();
    for (Map<String, String> row : rows(ask("show stat"))) {
      String name = row.getOrDefault("svname", "");
      if (name.equals("FRONTEND")) {
        accepted = number(row.get("conn_tot"));
        requests = number(row.get("req_tot"));
      } else if (!name.equals("BACKEND")) {
        String port = name.substring(name.lastIndexOf(':') + 1);
        passed.put(Integer.valueOf((int) number(port)), number(row.get("lbtot")));
      }
    }
    Matcher reused = VALUE.matcher(ask("get var proc.reused"));
    if (!reused.find()) {
      throw new IOException("HAProxy did not tell the requests on used connections");
    }
    return new ServerTotals(
        new ServerCounts(accepted, 0, requests, Map.of()),
        number(reused.group(1)),
        ServerTotals.UNKNOWN,
        passed);
  }

  /// The rows of a table in CSV, whose header begins with `# `, by the names of their columns.
  private static List<Map<String, String>> rows(String csv) throws IOException {
    List<List<String>> lines =
        csv.lines()
            .filter(line -> !line.isBlank())
            .map(line -> Arrays.asList(line.split(",", -1)))
            .toList();
    if (lines.isEmpty() || !lines.getFirst().getFirst().startsWith("# ")) {
      throw new IOException("HAProxy answered otherwise than with a table: " + csv);
    }
    List<String> header = lines.getFirst();
    return lines.stream().skip(1).map(line -> row(header, line)).toList();
  }

  private static Map<String, String> row(List<String> header, List<String> line) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < Math.min(header.size(), line.size()); i++) {
      row.put(header.get(i), line.get(i));
    }
    return row;
  }

  private static long number(@Nullable String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("HAProxy gave no number but " + text, e);
    }
  }

  private String ask(String command) throws IOException {
    return socket.ask(command + "\n");
  }
}
