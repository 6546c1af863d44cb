package dev.poolscope.export;

import dev.poolscope.model.ConnectionRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The first connections of a run as an SVG picture: a lane for each, from its dial to its close,
/// with its number, its host and why it was closed.
///
/// Threading: confined to one thread.
final class LanePicture {
  private static final int MOST = 200;
  private static final int WIDTH = 1000;
  private static final int LEFT = 44;
  private static final int LANE = 12;
  private static final double LEAST_WIDTH = 1.5;

  private final List<ConnectionRow> rows = new ArrayList<>();
  private long all;

  /// Adds a connection that was closed, or is open at the end.
  void add(ConnectionRow row) {
    if (row.openedNanos() < 0) {
      return;
    }
    all++;
    rows.add(row);
    if (rows.size() > 2 * MOST) {
      cut();
    }
  }

  private void cut() {
    rows.sort(Comparator.comparingLong(ConnectionRow::connection));
    while (rows.size() > MOST) {
      rows.removeLast();
    }
  }

  /// How many connections there were, shown or not.
  long all() {
    return all;
  }

  /// How many are shown.
  int shown() {
    cut();
    return rows.size();
  }

  /// The picture.
  ///
  /// @param nanos how long the time axis is
  String svg(long nanos) {
    cut();
    int height = rows.size() * LANE + 4;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\"><title>a lane for each connection</title>",
            WIDTH,
            height));
    for (int i = 0; i < rows.size(); i++) {
      lane(svg, rows.get(i), 2 + i * LANE, Math.max(1, nanos));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void lane(StringBuilder svg, ConnectionRow row, int top, long nanos) {
    double dial = x(row.dialStartNanos(), nanos);
    double open = x(row.openedNanos(), nanos);
    long end = row.closedNanos() < 0 ? nanos : row.closedNanos();
    String why = row.closeReason() == null ? "open at the end" : row.closeReason().sentence();
    svg.append("<g><title>")
        .append(
            Html.escaped(
                "C%d to %s, %d requests: %s"
                    .formatted(row.connection(), row.host(), row.requests(), why)))
        .append("</title>");
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">C%d</text>",
            LEFT - 4,
            top + LANE - 3,
            row.connection()));
    bar(svg, "dialing", dial, open, top);
    bar(svg, row.requests() == 0 ? "unused" : "active", open, x(end, nanos), top);
    svg.append("</g>");
  }

  private static void bar(StringBuilder svg, String cssClass, double from, double to, int top) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
            cssClass,
            from,
            top,
            Math.max(LEAST_WIDTH, to - from),
            LANE - 3));
  }

  private static double x(long atNanos, long nanos) {
    return LEFT + (double) (WIDTH - LEFT) * Math.clamp(atNanos, 0, nanos) / nanos;
  }
}
