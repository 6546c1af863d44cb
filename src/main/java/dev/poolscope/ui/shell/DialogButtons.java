package dev.poolscope.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;

/// The buttons of dialogs in which Enter is to do no harm: it presses the button with the focus,
/// whichever is the default, and that is the harmless one.
///
/// Threading: the JavaFX application thread.
final class DialogButtons {
  private DialogButtons() {}

  /// A button that is there already, with an id and its words whole.
  static Button button(Dialog<?> dialog, ButtonType type, String id) {
    Node node = dialog.getDialogPane().lookupButton(type);
    if (!(node instanceof Button button)) {
      throw new IllegalStateException(type + " has no button");
    }
    button.setId(id);
    button.setDefaultButton(false);
    button.setMinWidth(Button.USE_PREF_SIZE);
    return button;
  }

  /// The harmless button: it has the keyboard when the dialog is shown.
  static void harmless(Dialog<?> dialog, ButtonType type, String id) {
    Button button = button(dialog, type, id);
    button.setDefaultButton(true);
    dialog.setOnShown(_ -> button.requestFocus());
  }
}
