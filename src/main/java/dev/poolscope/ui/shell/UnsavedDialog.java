package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Themes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/// Asks what is to become of changes that were not saved: buttons `unsaved-save`,
/// `unsaved-discard` and `unsaved-cancel`. Enter and Escape lose nothing.
///
/// Threading: the JavaFX application thread.
final class UnsavedDialog extends Dialog<Dialogs.Unsaved> {
  private final ButtonType save = new ButtonType("Save", ButtonBar.ButtonData.YES);
  private final ButtonType discard = new ButtonType("Discard", ButtonBar.ButtonData.NO);
  private final ButtonType cancel = new ButtonType("Cancel", ButtonBar.ButtonData.CANCEL_CLOSE);

  UnsavedDialog(Themes themes, Window owner) {
    initOwner(owner);
    setTitle("Unsaved changes");
    getDialogPane().setContentText("Changes to the experiment have not been saved.");
    getDialogPane().getButtonTypes().addAll(save, discard, cancel);
    button(save, "unsaved-save");
    button(discard, "unsaved-discard");
    Button last = button(cancel, "unsaved-cancel");
    last.setDefaultButton(true);
    // Enter presses the button with the focus, whichever is the default.
    setOnShown(_ -> last.requestFocus());
    setResultConverter(this::answer);
    themes.apply(getDialogPane().getScene());
  }

  private Button button(ButtonType type, String id) {
    Node node = getDialogPane().lookupButton(type);
    if (!(node instanceof Button button)) {
      throw new IllegalStateException(type + " has no button");
    }
    button.setId(id);
    button.setDefaultButton(false);
    button.setMinWidth(Button.USE_PREF_SIZE);
    return button;
  }

  private Dialogs.Unsaved answer(ButtonType pressed) {
    if (pressed == save) {
      return Dialogs.Unsaved.SAVE;
    }
    return pressed == discard ? Dialogs.Unsaved.DISCARD : Dialogs.Unsaved.CANCEL;
  }
}
