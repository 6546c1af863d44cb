package dev.poolscope.sweep;

import java.util.Map;

/// What came of one run of a sweep.
///
/// @param point which run
/// @param cells the cells of its row in `sweep.csv` by column, but for those that name the point
public record SweepRow(SweepPoint point, Map<String, String> cells) {
  /// Copies the cells.
  public SweepRow {
    cells = Map.copyOf(cells);
  }

  /// A number; NaN where the cell has none.
  public double number(String column) {
    String cell = cells.getOrDefault(column, "");
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }
}
