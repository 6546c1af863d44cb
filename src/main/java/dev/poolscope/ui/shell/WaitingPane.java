package dev.poolscope.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Says what is being waited for.
final class WaitingPane extends VBox {
  WaitingPane(String words) {
    setId("waiting");
    getStyleClass().add("ps-centred");
    Label label = new Label(words);
    label.getStyleClass().add("ps-dim");
    getChildren().addAll(new ProgressIndicator(), label);
  }
}
