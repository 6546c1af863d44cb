package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Themes;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/// All actions with their keys.
final class KeysDialog extends Dialog<ButtonType> {
  KeysDialog(Actions actions, Themes themes, Window owner) {
    initOwner(owner);
    setTitle("Keys");
    GridPane grid = new GridPane();
    grid.setId("keys");
    grid.getStyleClass().add("ps-numbers");
    int row = 0;
    for (Action action : actions.all()) {
      Label key = new Label(action.key().getDisplayText());
      key.getStyleClass().addAll("ps-mono", "ps-dim");
      grid.addRow(row++, new Label(action.text()), key);
    }
    getDialogPane().setContent(grid);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    themes.apply(getDialogPane().getScene());
  }
}
