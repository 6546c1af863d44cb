package dev.poolscope.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Everything that can be done with the axis of time, with its words and its keys: those of the
/// scope.
enum CompareAction {
  ZOOM_IN(
      "Zoom in",
      CompareModel::zoomIn,
      key(KeyCode.PLUS),
      key(KeyCode.EQUALS),
      key(KeyCode.ADD),
      new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHIFT_DOWN)),
  ZOOM_OUT("Zoom out", CompareModel::zoomOut, key(KeyCode.MINUS), key(KeyCode.SUBTRACT)),
  SHOW_ALL("Show the whole runs", CompareModel::showAll, key(KeyCode.DIGIT0), key(KeyCode.NUMPAD0)),
  PAN_LEFT("Move to the left", model -> model.pan(-1), key(KeyCode.LEFT)),
  PAN_RIGHT("Move to the right", model -> model.pan(1), key(KeyCode.RIGHT)),
  START("Move to the start", model -> model.showEnd(false), key(KeyCode.HOME)),
  END("Move to the end", model -> model.showEnd(true), key(KeyCode.END)),
  CURSOR_LEFT("Crosshair to the left", model -> model.moveCursor(-1), control(KeyCode.LEFT)),
  CURSOR_RIGHT("Crosshair to the right", model -> model.moveCursor(1), control(KeyCode.RIGHT)),
  CLEAR("Remove the crosshair", CompareModel::clearCursor, key(KeyCode.ESCAPE));

  private final String words;

  /// Never changed; function and list do not say so in their types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<CompareModel> perform;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<KeyCombination> keys;

  CompareAction(String words, Consumer<CompareModel> perform, KeyCombination... keys) {
    this.words = words;
    this.perform = perform;
    this.keys = List.of(keys);
  }

  /// What it does.
  String words() {
    return words;
  }

  /// What it does and its key, for a tooltip.
  String tooltip() {
    return words + " (" + keys.getFirst().getDisplayText() + ")";
  }

  void run(CompareModel model) {
    perform.accept(model);
  }

  /// The action of a key that was pressed.
  static Optional<CompareAction> of(KeyEvent event) {
    return Stream.of(values())
        .filter(action -> action.keys.stream().anyMatch(key -> key.match(event)))
        .findFirst();
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination control(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.CONTROL_DOWN);
  }
}
