package dev.poolscope.ui.setup;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A field with its name and one control.
///
/// Threading: the JavaFX application thread.
final class ValueRow extends RowView {
  private final HBox box;
  private final FieldEditor editor;

  ValueRow(FormRow row, FieldEditor editor) {
    super(row);
    this.editor = editor;
    Control control = editor.control();
    control.setId(row.id());
    control.setAccessibleText(row.field().label());
    control.setAccessibleHelp(FieldHelp.of(row.field()));
    Label name = new Label(row.field().label());
    name.getStyleClass().add("setup-name");
    name.setLabelFor(control);
    HBox.setHgrow(control, Priority.ALWAYS);
    box = new HBox(name, control);
    box.getStyleClass().add("setup-field");
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
