package dev.poolscope.ui.numbers;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// One line of the numbers on the screen, which is made once and takes new numbers from then on.
///
/// Threading: the JavaFX application thread.
final class NumbersLine {
  private static final String BAD = "ps-bad";

  private final Label label;
  private final List<Label> cells = new ArrayList<>();
  private int line;

  /// The nodes of a line, to be put into a grid; [#show] fills them.
  NumbersLine(NumbersRow row, List<String> hosts) {
    label = new Label(row.label());
    label.getStyleClass().add(row.isHeading() ? "ps-section" : "ps-dim");
    if (row.isHeading()) {
      GridPane.setColumnSpan(label, hosts.size() + 1);
    } else {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    if (!row.help().isEmpty()) {
      label.setTooltip(new Tooltip(row.help()));
    }
    GridPane.setColumnIndex(label, 0);
    for (int i = 0; i < row.cells().size(); i++) {
      Label cell = cell("", "ps-mono", i + 1);
      cell.setId("number-" + hosts.get(i) + "-" + row.label().strip().replace(' ', '-'));
      cell.setAccessibleText(row.label() + " of " + hosts.get(i));
      cells.add(cell);
    }
  }

  /// A cell of the grid whose text stands at its right.
  static Label cell(String text, String style, int column) {
    Label cell = new Label(text);
    cell.getStyleClass().add(style);
    cell.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(cell, HPos.RIGHT);
    GridPane.setConstraints(cell, column, 0);
    return cell;
  }

  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>(cells);
    nodes.addFirst(label);
    return nodes;
  }

  /// Whatever is done to its style classes, even to no effect, has a label styled anew.
  private static void mark(Label cell, boolean isBad) {
    if (isBad && !cell.getStyleClass().contains(BAD)) {
      cell.getStyleClass().add(BAD);
    } else if (!isBad && cell.getStyleClass().contains(BAD)) {
      cell.getStyleClass().remove(BAD);
    }
  }

  /// Shows numbers.
  ///
  /// @param line where in the grid
  void show(NumbersRow row, int line) {
    if (this.line != line) {
      this.line = line;
      nodes().forEach(node -> GridPane.setRowIndex(node, line));
    }
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).setText(row.cells().get(i));
      mark(cells.get(i), row.isBad() && !row.cells().get(i).equals("0"));
    }
  }
}
