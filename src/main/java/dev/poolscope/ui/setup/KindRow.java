package dev.poolscope.ui.setup;

import javafx.scene.control.Label;

/// The choice of a kind, on which the fields below it depend.
///
/// Threading: the JavaFX application thread.
final class KindRow extends RowView {
  private final ChoiceEditor choice;
  private final FieldBox box;

  KindRow(FormRow row, SetupModel model) {
    super(row);
    choice = new ChoiceEditor(false, kind -> model.choose(row.field(), row.path(), kind));
    choice.control().setId(row.id());
    choice.control().setAccessibleText(row.field().name() + " kind");
    choice.control().setAccessibleHelp(FieldHelp.of(row.field()));
    box = new FieldBox(new Label(row.field().name()), choice);
    show(box);
  }

  @Override
  void update(SetupState state, RowFacts facts) {
    box.setDisable(!facts.closed().isEmpty());
    choice.show(facts.choices(), Form.kind(state.draft(), row.field(), row.path()));
  }
}
