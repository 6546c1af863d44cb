package dev.poolscope.cli;

import dev.poolscope.picks.ReplayRow;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Where requests would have gone, aligned for a terminal.
///
/// Threading: confined to one call.
final class ReplayText {
  private final StringBuilder text = new StringBuilder();
  private final int balancerWidth;
  private final int hostWidth;

  private ReplayText(List<ReplayRow> rows) {
    balancerWidth = width("balancer", rows.stream().map(ReplayRow::balancer).toList());
    hostWidth =
        width(
            "host",
            rows.stream()
                .flatMap(row -> row.hosts().stream())
                .map(ReplayRow.HostPicks::host)
                .toList());
  }

  /// @param without the host left out, or null for none
  static String of(List<ReplayRow> rows, @Nullable String without) {
    ReplayText table = new ReplayText(rows);
    table.line("balancer", "host", "picks", "share", "jain", "max/mean", "moved");
    rows.forEach(table::add);
    table.text.append(
        "  (jain: Jain's index of picks per weight, 1 = fair; max/mean: of the same;\n");
    table.text.append(
        "  moved: share of the client keys whose first request goes to another host\n");
    table.text.append(
        without == null
            ? "  than recorded)\n"
            : "  without " + without + " than with all hosts)\n");
    return table.text.toString();
  }

  private void add(ReplayRow row) {
    boolean first = true;
    for (ReplayRow.HostPicks host : row.hosts()) {
      line(
          first ? row.balancer() : "",
          host.host(),
          host.picks(),
          percent(host.share()),
          first ? decimal(row.jainIndex()) : "",
          first ? decimal(row.maxOverMean()) : "",
          first ? percent(row.movedKeys()) : "");
      first = false;
    }
    if (row.refused() > 0) {
      line("", ReplayTable.NO_HOST, row.refused(), "", "", "", "");
    }
  }

  private void line(String balancer, String host, Object... numbers) {
    String line =
        "  "
            + padded(balancer, balancerWidth)
            + "  "
            + padded(host, hostWidth)
            + String.format(Locale.ROOT, " %9s %7s %7s %9s %7s", numbers);
    text.append(line.stripTrailing()).append('\n');
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }

  private static int width(String heading, List<String> cells) {
    return cells.stream().mapToInt(String::length).reduce(heading.length(), Math::max);
  }

  private static String decimal(OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", value.getAsDouble());
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "-" : percent(share.getAsDouble());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
