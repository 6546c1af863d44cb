package dev.poolscope.ui.fx;

import javafx.scene.input.KeyCombination;

/// Something that a key does, for the list of all keys.
///
/// @param words what it does
/// @param key the key, as it is shown
public record KeyHelp(String words, String key) {
  /// The help on a key combination.
  public static KeyHelp of(String words, KeyCombination key) {
    return new KeyHelp(words, key.getDisplayText());
  }
}
