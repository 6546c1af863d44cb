package dev.poolscope.ui.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;

/// What can be done to one thing: makes the buttons and menu items of its commands, and does what
/// their keys stand for.
///
/// Threading: the JavaFX application thread.
///
/// @param <T> what the commands are done to
public final class CommandTable<T> {
  private final String prefix;
  private final T target;
  private final Consumer<String> refusals;
  private final Map<String, Command<T>> commands = new LinkedHashMap<>();
  private final Map<ButtonBase, Command<T>> buttons = new LinkedHashMap<>();

  /// The commands of a thing.
  ///
  /// @param prefix what stands before the command's id in that of a button
  /// @param refusals told why a command whose key was pressed cannot be done now
  public CommandTable(
      String prefix, List<Command<T>> commands, T target, Consumer<String> refusals) {
    this.prefix = prefix;
    this.target = target;
    this.refusals = refusals;
    commands.forEach(command -> this.commands.put(command.id(), command));
  }

  /// The same where nothing is said of keys that do nothing now.
  public CommandTable(String prefix, List<Command<T>> commands, T target) {
    this(prefix, commands, target, _ -> {});
  }

  /// A command.
  ///
  /// @throws IllegalArgumentException if there is none with this id
  public Command<T> get(String id) {
    Command<T> command = commands.get(id);
    if (command == null) {
      throw new IllegalArgumentException(id + " is no command");
    }
    return command;
  }

  /// Does a command, or says why it cannot be done now.
  public void run(Command<T> command) {
    String obstacle = command.obstacle().apply(target);
    if (obstacle.isEmpty()) {
      command.action().accept(target);
    } else {
      refusals.accept(command.label() + ": " + obstacle);
    }
    refresh();
  }

  /// Has a button do a command; [#refresh] says whether it can be done.
  public <B extends ButtonBase> B wired(B button, String id) {
    Command<T> command = get(id);
    button.setId(prefix + id);
    button.setAccessibleText(command.label());
    button.setTooltip(new Tooltip(command.tooltip()));
    button.setOnAction(_ -> run(command));
    buttons.put(button, command);
    return button;
  }

  /// A small button with the command's sign; its words and key are in the tooltip.
  public Button iconButton(String id) {
    return wired(new Button("", get(id).sign()), id);
  }

  /// All commands as entries of a menu that is about to be shown.
  ///
  /// @param ids the id of an entry by that of its command
  public List<MenuItem> menuItems(UnaryOperator<String> ids) {
    return commands.values().stream().map(command -> menuItem(command, ids)).toList();
  }

  /// A command as an entry of a menu that is about to be shown.
  public MenuItem menuItem(String id, String itemId) {
    return menuItem(get(id), _ -> itemId);
  }

  private MenuItem menuItem(Command<T> command, UnaryOperator<String> ids) {
    String obstacle = command.obstacle().apply(target);
    String reason = obstacle.isEmpty() ? "" : " (" + obstacle + ")";
    MenuItem item = new MenuItem(command.label() + reason);
    item.setId(ids.apply(command.id()));
    item.setMnemonicParsing(false);
    item.setDisable(!obstacle.isEmpty());
    item.setOnAction(_ -> run(command));
    command.keys().stream().findFirst().ifPresent(item::setAccelerator);
    return item;
  }

  /// Takes over what can be done now; to be called when that may have changed.
  public void refresh() {
    buttons.forEach(
        (button, command) -> button.setDisable(!command.obstacle().apply(target).isEmpty()));
  }

  /// Does what a key stands for, and takes it; leaves all other keys alone.
  public void press(KeyEvent event) {
    if (event.isConsumed()) {
      return;
    }
    commands.values().stream()
        .filter(command -> command.keys().stream().anyMatch(key -> key.match(event)))
        .findFirst()
        .ifPresent(
            command -> {
              event.consume();
              run(command);
            });
  }

  /// Puts the keys into force as long as a view is in a scene, wherever in it the focus is, unless
  /// the focused control has taken the key, as fields do with all that they need for typing. A key
  /// that several views have is that of the view with the focus, else that of the one that came
  /// first.
  public void listen(Node view) {
    EventHandler<KeyEvent> keys = this::press;
    view.addEventHandler(KeyEvent.KEY_PRESSED, keys);
    view.sceneProperty()
        .subscribe(
            (before, now) -> {
              if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
              }
              if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
              }
            });
  }
}
