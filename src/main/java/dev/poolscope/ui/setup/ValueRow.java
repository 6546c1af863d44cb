package dev.poolscope.ui.setup;

import javafx.scene.control.Control;
import javafx.scene.control.Label;

/// A field with its name and one control.
///
/// Threading: the JavaFX application thread.
final class ValueRow extends RowView {
  private final FieldBox box;
  private final FieldEditor editor;

  ValueRow(FormRow row, FieldEditor editor) {
    super(row);
    this.editor = editor;
    Control control = editor.control();
    control.setId(row.id());
    control.setAccessibleText(row.field().label());
    control.setAccessibleHelp(FieldHelp.of(row.field()));
    box = new FieldBox(new Label(row.field().label()), editor);
    show(box);
  }

  @Override
  void update(SetupState state, RowFacts facts) {
    box.setDisable(!facts.closed().isEmpty());
    editor.show(facts);
  }

  @Override
  void commit() {
    editor.commit();
  }
}
