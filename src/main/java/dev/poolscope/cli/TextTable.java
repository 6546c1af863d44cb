package dev.poolscope.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns as wide as their widest cell.
final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /// Appends a heading and rows, each on a line that begins with two spaces.
  ///
  /// @param leftColumns how many of the first columns are aligned to the left
  static void append(
      StringBuilder text, List<String> heading, List<List<String>> rows, int leftColumns) {
    int[] widths = new int[heading.size()];
    List<List<String>> lines = new ArrayList<>(List.of(heading));
    lines.addAll(rows);
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        String cell = line.get(i);
        String blank = " ".repeat(widths[i] - cell.length());
        row.append(GAP).append(i < leftColumns ? cell + blank : blank + cell);
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
  }
}
