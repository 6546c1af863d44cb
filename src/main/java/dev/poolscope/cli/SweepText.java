package dev.poolscope.cli;

import dev.poolscope.report.NumberSpread;
import dev.poolscope.sweep.SweepTable;
import dev.poolscope.sweep.Varied;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A sweep, aligned for a terminal: the table, where two fields vary a map of the churn, and what
/// it says.
///
/// Threading: confined to one call.
final class SweepText {
  /// From nothing to most.
  private static final List<String> SHADES = List.of("··", "░░", "▒▒", "▓▓", "██");

  private static final int MAPPED_FIELDS = 2;

  private final StringBuilder text = new StringBuilder();
  private final List<Varied> varied;
  private final SweepTable table;

  private SweepText(List<Varied> varied, SweepTable table) {
    this.varied = varied;
    this.table = table;
  }

  static String of(List<Varied> varied, SweepTable table) {
    SweepText text = new SweepText(varied, table);
    text.table();
    if (varied.size() == MAPPED_FIELDS) {
      text.map();
    }
    text.conclusions();
    return text.text.toString();
  }

  private void table() {
    List<String> heading = new ArrayList<>();
    varied.forEach(each -> heading.add(shortName(each)));
    heading.addAll(
        List.of("opened", "closed by limits", "open at most", "p99 wait ms", "failed", ""));
    List<SweepTable.Line> frontier = table.frontier();
    Optional<SweepTable.Line> first = table.firstWithoutChurn();
    List<List<String>> rows = new ArrayList<>();
    for (SweepTable.Line line : table.lines()) {
      List<String> row = new ArrayList<>(line.values());
      row.add(cell(line.opened()));
      row.add(cell(line.churn()));
      row.add(cell(line.peakOpen()));
      row.add(cell(line.waitedMillis()));
      row.add(cell(line.failed()));
      row.add(marks(line, frontier, first));
      rows.add(row);
    }
    TextTable.append(text, heading, rows, 0);
  }

  private static String marks(
      SweepTable.Line line, List<SweepTable.Line> frontier, Optional<SweepTable.Line> first) {
    List<String> marks = new ArrayList<>();
    if (first.isPresent() && first.get().equals(line)) {
      marks.add("<- first without churn");
    }
    if (frontier.contains(line)) {
      marks.add("*");
    }
    return String.join(" ", marks);
  }

  /// Rows by the first field, columns by the second, shades by connections closed by limits.
  private void map() {
    double most = table.lines().stream().mapToDouble(line -> line.churn().median()).max().orElse(0);
    Varied rows = varied.getFirst();
    Varied columns = varied.getLast();
    text.append("\n  connections closed by limits, by ")
        .append(shortName(rows))
        .append(" (down) and ")
        .append(shortName(columns))
        .append(" (across); ")
        .append(String.join(" ", SHADES))
        .append(" from none to ")
        .append(plain(most))
        .append('\n');
    List<String> heading = new ArrayList<>(List.of(""));
    heading.addAll(columns.values());
    List<List<String>> lines = new ArrayList<>();
    for (String row : rows.values()) {
      List<String> cells = new ArrayList<>(List.of(row));
      for (String column : columns.values()) {
        cells.add(
            table.lines().stream()
                .filter(line -> line.values().equals(List.of(row, column)))
                .map(line -> shade(line.churn().median(), most))
                .findFirst()
                .orElse(""));
      }
      lines.add(cells);
    }
    TextTable.append(text, heading, lines, 0);
  }

  private static String shade(double value, double most) {
    if (value <= 0 || most <= 0) {
      return SHADES.getFirst();
    }
    int shade = (int) Math.ceil(value / most * (SHADES.size() - 1));
    return SHADES.get(Math.clamp(shade, 1, SHADES.size() - 1));
  }

  private void conclusions() {
    text.append('\n');
    Optional<SweepTable.Line> first = table.firstWithoutChurn();
    if (first.isPresent()) {
      text.append("  without churn first at ").append(named(first.get())).append('\n');
    } else {
      text.append("  every one of these lost connections to a limit; try larger values\n");
    }
    text.append(
        "  * nothing else here has fewer connections, shorter waits or less churn without more of another\n");
  }

  private String named(SweepTable.Line line) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < varied.size(); i++) {
      parts.add(varied.get(i).path() + "=" + line.values().get(i));
    }
    return String.join(", ", parts);
  }

  private static String shortName(Varied each) {
    return each.path().substring(each.path().lastIndexOf('.') + 1);
  }

  private static String cell(NumberSpread spread) {
    return spread.least() == spread.most() || Double.isNaN(spread.median())
        ? plain(spread.median())
        : plain(spread.median()) + " (" + plain(spread.least()) + "-" + plain(spread.most()) + ")";
  }

  private static String plain(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%d", (long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
