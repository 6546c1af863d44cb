package dev.poolscope.ui.setup;

import dev.poolscope.ui.fx.CommandTable;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;

/// The commands below the form, on two lines where one is too short.
///
/// Threading: the JavaFX application thread.
final class SetupFooter extends FlowPane {
  private final Button undo;
  private final Button redo;

  SetupFooter(CommandTable<SetupView> commands) {
    undo = button(commands, SetupCommands.UNDO);
    redo = button(commands, SetupCommands.REDO);
    Hyperlink copy = link(commands, SetupCommands.COPY);
    Hyperlink save = link(commands, SetupCommands.SAVE);
    getStyleClass().add("setup-footer");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(copy, save, undo, redo);
  }

  /// Shows what can be done now.
  void refresh(SetupModel model) {
    undo.setDisable(!model.canUndo());
    redo.setDisable(!model.canRedo());
  }

  private static Button button(CommandTable<SetupView> commands, String id) {
    Button button = commands.wired(new Button(), id);
    button.setGraphic(ScaledIcon.of(Objects.requireNonNull(commands.get(id).icon()), button));
    button.getStyleClass().setAll("setup-command");
    return button;
  }

  private static Hyperlink link(CommandTable<SetupView> commands, String id) {
    Hyperlink link = commands.wired(new Hyperlink(commands.get(id).label()), id);
    link.getStyleClass().add("setup-link");
    link.setMinWidth(USE_PREF_SIZE);
    return link;
  }
}
