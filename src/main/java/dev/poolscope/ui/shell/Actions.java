package dev.poolscope.ui.shell;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The one table of everything that the window can do, with the key for each. The buttons' ids are
/// `action-` and the id of the action.
///
/// Threading: the JavaFX application thread.
final class Actions {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final Map<String, Action> byId = new LinkedHashMap<>();

  /// The actions of a window.
  Actions(WindowCommands window) {
    Availability now = window.availability();
    add("gallery", "Gallery", Feather.GRID, "Shortcut+G", ALWAYS, window::showGallery);
    add("open", "Open", Feather.FOLDER, "Shortcut+O", ALWAYS, window::choose);
    add("run", "Run", Feather.PLAY, "F5", now.canRun(), window::run);
    add("stop", "Stop", Feather.SQUARE, "Shift+F5", now.canStop(), window::stop);
    add("predict", "Predict", Feather.EDIT_3, "F7", now.canRun(), window::predict);
    add("freeze", "Freeze", Feather.PAUSE, "F6", now.hasView(), window::freeze);
    add("compare", "Compare runs", Feather.COLUMNS, "F8", ALWAYS, window::compareRuns);
    add("picture", "Picture as PNG", Feather.CAMERA, "Shortcut+P", ALWAYS, window::exportPicture);
    add(
        "tables",
        "Tables as CSV",
        Feather.DOWNLOAD,
        "Shortcut+E",
        now.hasView(),
        window::exportTables);
    add("theme", "Dark or bright", Feather.SUN, "Shortcut+T", ALWAYS, window::switchTheme);
    add("smaller", "Smaller words", Feather.ZOOM_OUT, "Shortcut+Minus", ALWAYS, window::smaller);
    add("larger", "Larger words", Feather.ZOOM_IN, "Shortcut+Equals", ALWAYS, window::larger);
    add("normal", "Normal words", Feather.TYPE, "Shortcut+0", ALWAYS, window::normalSize);
    add("keys", "Keys", Feather.HELP_CIRCLE, "F1", ALWAYS, window::showKeys);
  }

  /// All actions in the order of the table.
  Collection<Action> all() {
    return byId.values();
  }

  /// Puts the keys of all actions into force.
  void install(Scene scene) {
    byId.values().forEach(action -> scene.getAccelerators().put(action.key(), action::run));
  }

  /// A button with the action's sign, name and key.
  Button button(String id) {
    Action action = get(id);
    Label text = new Label(action.text(), new FontIcon(action.icon()));
    Label key = new Label(action.key().getDisplayText());
    key.getStyleClass().add("ps-key");
    HBox face = new HBox(text, key);
    face.getStyleClass().add("ps-action");
    Button button = iconButton(id);
    button.setGraphic(face);
    return button;
  }

  /// A small button with the action's sign; name and key are in its tooltip.
  Button iconButton(String id) {
    Action action = get(id);
    Button button = new Button("", new FontIcon(action.icon()));
    button.setId("action-" + id);
    button.setAccessibleText(action.text());
    button.setTooltip(new Tooltip(action.text() + " (" + action.key().getDisplayText() + ")"));
    button.disableProperty().bind(Bindings.not(action.enabled()));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Action get(String id) {
    Action action = byId.get(id);
    if (action == null) {
      throw new IllegalArgumentException(id + " is no action");
    }
    return action;
  }

  private void add(
      String id,
      String text,
      Ikon icon,
      String key,
      ObservableBooleanValue enabled,
      Runnable perform) {
    byId.put(id, new Action(id, text, icon, KeyCombination.keyCombination(key), enabled, perform));
  }
}
