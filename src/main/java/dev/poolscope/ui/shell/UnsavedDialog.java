package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Themes;
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
    DialogButtons.button(this, save, "unsaved-save");
    DialogButtons.button(this, discard, "unsaved-discard");
    DialogButtons.harmless(this, cancel, "unsaved-cancel");
    setResultConverter(this::answer);
    themes.apply(getDialogPane().getScene());
  }

  private Dialogs.Unsaved answer(ButtonType pressed) {
    if (pressed == save) {
      return Dialogs.Unsaved.SAVE;
    }
    return pressed == discard ? Dialogs.Unsaved.DISCARD : Dialogs.Unsaved.CANCEL;
  }
}
