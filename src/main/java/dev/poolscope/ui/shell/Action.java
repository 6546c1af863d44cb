package dev.poolscope.ui.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something that the user can do anywhere in the window.
///
/// @param id of its button and menu item
/// @param text what it does, in a few words
/// @param icon its sign
/// @param key its key
/// @param enabled whether it can be done now
/// @param perform does it
record Action(
    String id,
    String text,
    Ikon icon,
    KeyCombination key,
    ObservableBooleanValue enabled,
    Runnable perform) {
  /// Does it, if it can be done now.
  void run() {
    if (enabled.get()) {
      perform.run();
    }
  }
}
