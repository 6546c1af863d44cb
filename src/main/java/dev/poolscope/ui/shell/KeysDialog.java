package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.KeyHelp;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.scope.ScopeView;
import dev.poolscope.ui.setup.SetupView;
import dev.poolscope.ui.tables.TablesView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// All keys, by the views that they belong to.
final class KeysDialog extends Dialog<ButtonType> {
  KeysDialog(Actions actions, Themes themes, Window owner) {
    initOwner(owner);
    setTitle("Keys");
    List<KeyHelp> everywhere =
        actions.all().stream().map(action -> KeyHelp.of(action.text(), action.key())).toList();
    List<KeyHelp> scope =
        ScopeView.commands().stream()
            .map(command -> new KeyHelp(command.label(), command.key()))
            .toList();
    HBox columns =
        new HBox(
            new VBox(part("everywhere", "EVERYWHERE", everywhere)),
            new VBox(
                part("setup", "SETUP FORM", SetupView.keys()),
                part("tables", "TABLES", TablesView.keys())),
            new VBox(part("scope", "SCOPE", scope)));
    columns.setId("keys");
    columns.getStyleClass().add("ps-keys");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    setResizable(true);
    getDialogPane().setContent(scroll);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    themes.apply(getDialogPane().getScene());
  }

  private static Node part(String id, String title, List<KeyHelp> keys) {
    GridPane grid = new GridPane();
    grid.setId("keys-" + id);
    grid.getStyleClass().add("ps-numbers");
    Label heading = new Label(title);
    heading.getStyleClass().add("ps-section");
    grid.add(heading, 0, 0, 2, 1);
    int row = 1;
    for (KeyHelp help : keys) {
      Label words = new Label(help.words());
      Label key = new Label(help.key());
      key.getStyleClass().addAll("ps-mono", "ps-dim");
      words.setMinWidth(Label.USE_PREF_SIZE);
      key.setMinWidth(Label.USE_PREF_SIZE);
      grid.addRow(row++, words, key);
    }
    return grid;
  }
}
