package dev.poolscope.ui.scope;

import dev.poolscope.ui.fx.KeyHelp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Everything that can be done in the scope, with its words and its keys.
enum ScopeAction {
  FOLLOW("Freeze, or follow the run", key(KeyCode.F)),
  PLAY("Play back, or pause", key(KeyCode.P)),
  FASTER("Play back at the next speed", key(KeyCode.S)),
  EVENT_BACK("Back to the event before", key(KeyCode.COMMA)),
  EVENT_FORWARD("On to the next event", key(KeyCode.PERIOD)),
  STEP_BACK("Back by 20 ms", shift(KeyCode.COMMA)),
  STEP_FORWARD("On by 20 ms", shift(KeyCode.PERIOD)),
  ZOOM_IN(
      "Zoom in", key(KeyCode.PLUS), key(KeyCode.EQUALS), key(KeyCode.ADD), shift(KeyCode.EQUALS)),
  ZOOM_OUT("Zoom out", key(KeyCode.MINUS), key(KeyCode.SUBTRACT)),
  SHOW_ALL("Show the whole run", key(KeyCode.DIGIT0), key(KeyCode.NUMPAD0)),
  ZOOM_TO_RANGE("Zoom to the selected range", key(KeyCode.Z)),
  PAN_LEFT("Move to the left", key(KeyCode.LEFT)),
  PAN_RIGHT("Move to the right", key(KeyCode.RIGHT)),
  START("Move to the start", key(KeyCode.HOME)),
  END("Move to the end", key(KeyCode.END)),
  CURSOR_LEFT("Crosshair to the left", control(KeyCode.LEFT)),
  CURSOR_RIGHT("Crosshair to the right", control(KeyCode.RIGHT)),
  RANGE_LEFT("Select to the left of the crosshair", shift(KeyCode.LEFT)),
  RANGE_RIGHT("Select to the right of the crosshair", shift(KeyCode.RIGHT)),
  PREVIOUS_LANE("Select the connection above", key(KeyCode.UP)),
  NEXT_LANE("Select the connection below", key(KeyCode.DOWN)),
  PAGE_UP("Scroll the connections up", key(KeyCode.PAGE_UP)),
  PAGE_DOWN("Scroll the connections down", key(KeyCode.PAGE_DOWN)),
  CLEAR("Clear the range, then the selection", key(KeyCode.ESCAPE));

  private final String words;

  /// Never changed; the list and its elements do not say so in their types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<KeyCombination> keys;

  ScopeAction(String words, KeyCombination... keys) {
    this.words = words;
    this.keys = List.of(keys);
  }

  /// What it does.
  String words() {
    return words;
  }

  /// The key to name beside it.
  KeyCombination key() {
    return keys.getFirst();
  }

  /// What it does and its key.
  KeyHelp help() {
    return KeyHelp.of(words, key());
  }

  /// What it does and its key, for a tooltip.
  String tooltip() {
    return words + " (" + key().getDisplayText() + ")";
  }

  /// The action of a key that was pressed.
  static Optional<ScopeAction> of(KeyEvent event) {
    return Stream.of(values())
        .filter(action -> action.keys.stream().anyMatch(key -> key.match(event)))
        .findFirst();
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN);
  }

  private static KeyCombination control(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.CONTROL_DOWN);
  }
}
