package dev.poolscope.ui.setup;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;

/// The control that edits a value.
///
/// Threading: the JavaFX application thread.
interface FieldEditor {
  /// The control.
  Control control();

  /// The slider that edits the same value, if there is one.
  default Optional<Node> slider() {
    return Optional.empty();
  }

  /// Takes the label that names the value; it may be used to edit it.
  default void nameIs(Label name) {
    // Most values are edited by their control alone.
  }

  /// How wide the control has to be to show its value whole, in pixels.
  default double needs() {
    return control().minWidth(-1);
  }

  /// Shows a value; what was typed and not yet entered is lost.
  void show(RowFacts facts);

  /// Enters what was typed.
  void commit();
}
