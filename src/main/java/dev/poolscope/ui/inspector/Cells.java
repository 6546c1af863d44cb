package dev.poolscope.ui.inspector;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.inspector.Explanation.Fact;
import java.util.List;

/// The cells of one row by the names of their columns.
///
/// @param row from 0
record Cells(Table table, int row) {
  String text(String column) {
    return table.column(column).text(row);
  }

  /// A number, 0 where the cell is empty.
  long number(String column) {
    return has(column) ? table.column(column).number(row) : 0;
  }

  /// Whether there is a number.
  boolean has(String column) {
    return table.column(column).number(row) != Column.MISSING;
  }

  boolean isSet(String column) {
    return number(column) == 1;
  }

  /// From one instant to another, in nanoseconds.
  long between(String from, String to) {
    return number(to) - number(from);
  }

  /// Adds an instant with the name it has on the screen, if there is one.
  void instant(List<Fact> facts, String name, String column) {
    if (has(column)) {
      facts.add(new Fact(name, NumberText.millis(number(column)) + " ms"));
    }
  }
}
