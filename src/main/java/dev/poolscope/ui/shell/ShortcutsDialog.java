package dev.poolscope.ui.shell;

import dev.poolscope.ui.compare.CompareView;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.inspector.InspectorView;
import dev.poolscope.ui.lesson.LessonView;
import dev.poolscope.ui.scope.ScopeView;
import dev.poolscope.ui.setup.SetupView;
import dev.poolscope.ui.tables.TablesView;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
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
final class ShortcutsDialog extends Dialog<ButtonType> {
  /// What the frame, the button and the scroll bars may need beside the keys.
  private static final double EDGES_PIXELS = 160;

  ShortcutsDialog(Themes themes, Window owner) {
    initOwner(owner);
    setTitle("Shortcuts");
    // Two of about the same height, where one column would be too high.
    List<Command<?>> scope = new ArrayList<>(ScopeView.commands());
    scope.removeAll(ScopeView.steps());
    HBox columns =
        new HBox(
            new VBox(
                part("everywhere", "EVERYWHERE", WindowCommands.ALL),
                part("compare", "RUNS COMPARED", CompareView.commands())),
            new VBox(
                part("setup", "SETUP FORM", SetupView.commands()),
                part("tables", "TABLES", TablesView.commands()),
                part("inspector", "INSPECTOR", InspectorView.commands()),
                part("steps", "STEPS IN THE SCOPE", ScopeView.steps())),
            new VBox(
                part("scope", "SCOPE", scope), part("lesson", "LESSON", LessonView.commands())));
    columns.setId("keys");
    columns.getStyleClass().add("ps-keys");
    ScrollPane scroll = new ScrollPane(columns);
    setResizable(true);
    getDialogPane().getStyleClass().add("ps-wide");
    getDialogPane().setContent(scroll);
    getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    themes.apply(getDialogPane().getScene());
    getDialogPane().applyCss();
    Rectangle2D room = WindowBounds.screen(owner).getVisualBounds();
    scroll.setPrefViewportWidth(Math.min(columns.prefWidth(-1), room.getWidth() - EDGES_PIXELS));
    scroll.setPrefViewportHeight(Math.min(columns.prefHeight(-1), room.getHeight() - EDGES_PIXELS));
    // By itself it would be centred on its owner, and begin above the screen where that is lower.
    double width = getDialogPane().prefWidth(-1);
    double height = getDialogPane().prefHeight(-1);
    setX(
        within(
            owner.getX() + (owner.getWidth() - width) / 2, room.getMinX(), room.getMaxX() - width));
    setY(
        within(
            owner.getY() + (owner.getHeight() - height) / 2,
            room.getMinY(),
            room.getMaxY() - height));
  }

  private static double within(double wanted, double least, double most) {
    return Math.max(least, Math.min(wanted, most));
  }

  private static Node part(String id, String title, List<? extends Command<?>> commands) {
    GridPane grid = new GridPane();
    grid.setId("keys-" + id);
    grid.getStyleClass().add("ps-numbers");
    Label heading = new Label(title);
    heading.getStyleClass().add("ps-section");
    grid.add(heading, 0, 0, 2, 1);
    int row = 1;
    for (Command<?> command : commands) {
      Label label = new Label(command.label());
      Label key = new Label(command.key());
      key.getStyleClass().addAll("ps-mono", "ps-dim");
      label.setMinWidth(Label.USE_PREF_SIZE);
      key.setMinWidth(Label.USE_PREF_SIZE);
      grid.addRow(row++, label, key);
    }
    return grid;
  }
}
