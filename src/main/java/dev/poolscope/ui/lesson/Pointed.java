package dev.poolscope.ui.lesson;

import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// The part of the window that a step points at: it has the style `ps-pointed`, a frame.
///
/// Threading: the JavaFX application thread.
final class Pointed {
  private static final String STYLE = "ps-pointed";

  private @Nullable Node framed;

  /// Frames a part of a scene in place of what was framed before.
  ///
  /// @return whether there is such a part
  boolean at(Scene scene, String id) {
    clear();
    // What a pane holds is found only when the pane has its skin, and it may just have been put
    // there.
    scene.getRoot().applyCss();
    Node found = scene.lookup("#" + id);
    if (found == null) {
      return false;
    }
    framed = found;
    found.getStyleClass().add(STYLE);
    return true;
  }

  /// Frames nothing.
  void clear() {
    if (framed != null) {
      framed.getStyleClass().remove(STYLE);
      framed = null;
    }
  }
}
