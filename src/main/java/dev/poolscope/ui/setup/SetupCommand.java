package dev.poolscope.ui.setup;

import dev.poolscope.ui.fx.KeyHelp;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What can be done with the form as a whole, with its words and its key.
enum SetupCommand {
  UNDO("Undo", "Shortcut+Z"),
  REDO("Redo", "Shortcut+Shift+Z"),
  SAVE("Save as…", "Shortcut+S"),
  COPY("Copy as command line", "Shortcut+Shift+C"),
  RUN("Run what is in the form", "Shortcut+Enter");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final KeyCombination key;

  SetupCommand(String words, String key) {
    this.words = words;
    this.key = KeyCombination.valueOf(key);
  }

  /// What it does.
  String words() {
    return words;
  }

  /// What it does and its key.
  KeyHelp help() {
    return KeyHelp.of(words, key);
  }

  /// What it does and its key, for a tooltip.
  String tooltip() {
    return words + "  " + key.getDisplayText();
  }

  /// The command of a key that was pressed.
  static Optional<SetupCommand> of(KeyEvent event) {
    return Stream.of(values()).filter(command -> command.key.match(event)).findFirst();
  }
}
