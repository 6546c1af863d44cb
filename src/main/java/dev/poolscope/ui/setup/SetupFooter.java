package dev.poolscope.ui.setup;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The commands below the form.
///
/// Threading: the JavaFX application thread.
final class SetupFooter extends HBox {
  private final Button undo;
  private final Button redo;

  SetupFooter(SetupView view) {
    undo = button("undo", Feather.CORNER_UP_LEFT, SetupCommand.UNDO);
    redo = button("redo", Feather.CORNER_UP_RIGHT, SetupCommand.REDO);
    undo.setOnAction(_ -> view.undo());
    redo.setOnAction(_ -> view.redo());
    Hyperlink copy = link("copy", SetupCommand.COPY);
    copy.setOnAction(_ -> view.copyCommandLine());
    Hyperlink save = link("save", SetupCommand.SAVE);
    save.setOnAction(_ -> view.save());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getStyleClass().add("setup-footer");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(copy, save, gap, undo, redo);
  }

  /// Shows what can be done now.
  void refresh(SetupModel model) {
    undo.setDisable(!model.canUndo());
    redo.setDisable(!model.canRedo());
  }

  private static Button button(String name, Feather icon, SetupCommand command) {
    Button button = new Button();
    button.setGraphic(ScaledIcon.of(icon, button));
    button.setId("setup-" + name);
    button.getStyleClass().setAll("setup-command");
    button.setAccessibleText(command.words());
    button.setTooltip(new Tooltip(command.tooltip()));
    return button;
  }

  private static Hyperlink link(String name, SetupCommand command) {
    Hyperlink link = new Hyperlink(command.words());
    link.setId("setup-" + name);
    link.getStyleClass().add("setup-link");
    link.setMinWidth(USE_PREF_SIZE);
    link.setTooltip(new Tooltip(command.tooltip()));
    return link;
  }
}
