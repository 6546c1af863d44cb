package dev.poolscope.ui.setup;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The choice of a kind, on which the fields below it depend.
///
/// Threading: the JavaFX application thread.
final class KindRow extends RowView {
  private final ChoiceEditor choice;
  private final HBox box;

  KindRow(FormRow row, SetupModel model) {
    super(row);
    choice =
        new ChoiceEditor(
            row.field().options(), false, kind -> model.choose(row.field(), row.path(), kind));
    choice.control().setId(row.id());
    choice.control().setAccessibleText(row.field().name() + " kind");
    choice.control().setAccessibleHelp(FieldHelp.of(row.field()));
    Label name = new Label(row.field().name());
    name.getStyleClass().add("setup-name");
    name.setLabelFor(choice.control());
    HBox.setHgrow(choice.control(), Priority.ALWAYS);
    box = new HBox(name, choice.control());
    box.getStyleClass().add("setup-field");
    show(box);
  }

  @Override
  void update(SetupState state, RowFacts facts) {
    box.setDisable(!facts.closed().isEmpty());
    choice.show(Form.kind(state.draft(), row.field(), row.path()));
  }
}
