package dev.poolscope.ui.compare;

import dev.poolscope.ui.plot.Legend;
import dev.poolscope.ui.plot.PlotStyle;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.GridPane;

/// Explains the colours and patterns of the bands.
final class LegendPane extends GridPane {
  private static final Legend.Item[][] ROWS = {
    {Legend.Item.DIALING, Legend.Item.ACTIVE, Legend.Item.IDLE},
    {Legend.Item.OPENED, Legend.Item.CLOSED, Legend.Item.WAITING}
  };

  LegendPane(ObservableValue<PlotStyle> style) {
    getStyleClass().add("legend");
    style.subscribe(this::fill);
  }

  private void fill(PlotStyle style) {
    getChildren().clear();
    for (int row = 0; row < ROWS.length; row++) {
      for (int column = 0; column < ROWS[row].length; column++) {
        add(Legend.label(ROWS[row][column], style), column, row);
      }
    }
  }
}
