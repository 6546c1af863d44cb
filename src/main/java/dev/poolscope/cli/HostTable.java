package dev.poolscope.cli;

import dev.poolscope.report.Numbers;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.report.TimeOf;
import java.util.Locale;
import java.util.Map;

/// The numbers of a run by host, aligned for a terminal.
final class HostTable {
  private static final int SHORTEST_NAME = 5;
  private static final int LONGEST_NAME = 32;

  private HostTable() {}

  static String of(Map<String, SummaryRow> hosts, SummaryRow all) {
    int width =
        Math.clamp(
            hosts.keySet().stream().mapToInt(String::length).max().orElse(0),
            SHORTEST_NAME,
            LONGEST_NAME);
    StringBuilder text = new StringBuilder();
    text.append(row(width, "host", headings()));
    hosts.forEach((name, row) -> text.append(row(width, name, numbers(row))));
    if (hosts.size() > 1) {
      text.append(row(width, "all", numbers(all)));
    }
    return text.append(
            "  (opened, closed: connections; reused: requests sent on a used connection;\n")
        .append("  p50, p99: response time, from the moment a request was due to its end)\n")
        .toString();
  }

  private static String row(int width, String name, Object... cells) {
    String shown = name.length() <= width ? name : name.substring(0, width - 1) + "…";
    return String.format(Locale.ROOT, "  %-" + width + "s", shown)
        + String.format(Locale.ROOT, " %9s %7s %7s %10s %7s %7s %7s %9s %9s%n", cells);
  }

  private static Object[] headings() {
    return new Object[] {
      "requests", "ok", "failed", "unfinished", "opened", "closed", "reused", "p50 ms", "p99 ms"
    };
  }

  private static Object[] numbers(SummaryRow row) {
    return new Object[] {
      row.count(SummaryColumns.ISSUED),
      row.count(SummaryColumns.OK),
      row.count(SummaryColumns.FAILED),
      row.count(SummaryColumns.UNFINISHED),
      row.count(SummaryColumns.OPENED),
      row.count(SummaryColumns.CLOSED),
      row.count(SummaryColumns.REUSED),
      percentile(row, 50),
      percentile(row, 99)
    };
  }

  private static String percentile(SummaryRow row, int percent) {
    return row.count(SummaryColumns.OK) == 0
        ? "-"
        : Numbers.plain(row.millis(TimeOf.RESPONSE, percent));
  }
}
