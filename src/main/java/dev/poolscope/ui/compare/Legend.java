package dev.poolscope.ui.compare;

import dev.poolscope.ui.fx.Palette;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/// Explains the colours and patterns of the bands.
final class Legend extends GridPane {
  private static final double SIDE = 11;
  private static final double LINE = 2;

  Legend(ObservableValue<Palette> palette, ObservableValue<Number> textSize) {
    getStyleClass().add("legend");
    palette.subscribe(
        _ -> fill(BandLook.of(palette.getValue(), textSize.getValue().doubleValue())));
    textSize.subscribe(
        _ -> fill(BandLook.of(palette.getValue(), textSize.getValue().doubleValue())));
  }

  private void fill(BandLook look) {
    Palette palette = look.palette();
    getChildren().clear();
    addRow(
        0,
        entry("dialing", look.dialing(), SIDE, look),
        entry("active", palette.active(), SIDE, look),
        entry("idle", palette.idle(), SIDE, look));
    addRow(
        1,
        entry("opened", palette.good(), SIDE / 2, look),
        entry("closed", palette.bad(), SIDE / 2, look),
        entry("waiting for a connection", palette.waiting(), LINE, look));
  }

  private static Label entry(String words, Paint paint, double height, BandLook look) {
    Rectangle sign = new Rectangle(SIDE * look.unit(), height * look.unit(), paint);
    Label label = new Label(words, sign);
    label.getStyleClass().addAll("ps-dim", "ps-small");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
