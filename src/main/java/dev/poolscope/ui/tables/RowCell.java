package dev.poolscope.ui.tables;

import dev.poolscope.report.ColumnKind;
import dev.poolscope.timeline.Column;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One cell on the screen: reads the table when it is drawn, and again after every search, since
/// cells of what has not ended may change.
///
/// Threading: the JavaFX application thread.
final class RowCell extends TableCell<Integer, Integer> {
  private static final int HOST_COLORS = 6;

  private final Column column;
  private final List<String> hosts;
  private final CellWords words;
  private final @Nullable Region square;
  private final InvalidationListener again = _ -> draw();
  private @Nullable String squareStyle;

  RowCell(Column column, TableModel model) {
    this.column = column;
    this.words = new CellWords(model.view());
    this.hosts = model.view().recording().hosts();
    this.square = column.name().equals("host") ? new Region() : null;
    if (square != null) {
      square.getStyleClass().add("host-square");
    }
    getStyleClass().add(column.kind() == ColumnKind.TEXT ? "word-cell" : "number-cell");
    model.orderProperty().addListener(new WeakInvalidationListener(again));
  }

  @Override
  protected void updateItem(@Nullable Integer row, boolean empty) {
    super.updateItem(row, empty);
    draw();
  }

  private void draw() {
    Integer row = getItem();
    boolean shown = row != null && !isEmpty();
    String text = shown ? words.of(column, row) : "";
    setText(text);
    if (square != null) {
      setGraphic(text.isEmpty() ? null : square);
      color(square, hosts.indexOf(text));
    }
  }

  private void color(Region marked, int host) {
    String style = "host-" + Math.max(0, host) % HOST_COLORS;
    if (!style.equals(squareStyle)) {
      marked.getStyleClass().setAll("host-square", style);
      squareStyle = style;
    }
  }
}
