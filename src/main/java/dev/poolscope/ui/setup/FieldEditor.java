package dev.poolscope.ui.setup;

import javafx.scene.control.Control;

/// The control that edits a value.
///
/// Threading: the JavaFX application thread.
interface FieldEditor {
  /// The control.
  Control control();

  /// Shows a value; what was typed and not yet entered is lost.
  void show(RowFacts facts);

  /// Enters what was typed.
  void commit();
}
