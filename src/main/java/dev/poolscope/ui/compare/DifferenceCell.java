package dev.poolscope.ui.compare;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A value of the table of differences: numbers to the right, what is equal in all runs dim.
final class DifferenceCell extends TableCell<DifferenceRow, DifferenceRow.Cell> {
  private static final PseudoClass EQUAL = PseudoClass.getPseudoClass("equal");
  private static final int FITS = 16;

  DifferenceCell() {
    getStyleClass().add("difference-cell");
  }

  @Override
  protected void updateItem(DifferenceRow.@Nullable Cell cell, boolean empty) {
    super.updateItem(cell, empty);
    DifferenceRow row = getTableRow() == null ? null : getTableRow().getItem();
    pseudoClassStateChanged(EQUAL, row != null && !row.differs());
    setText(empty || cell == null ? null : cell.text());
    setTooltip(
        empty || cell == null || cell.text().length() <= FITS ? null : new Tooltip(cell.text()));
  }
}
