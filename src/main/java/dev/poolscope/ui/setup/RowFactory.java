package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.SchemaField;
import java.util.function.Consumer;

/// Makes the controls of a row.
///
/// Threading: the JavaFX application thread.
///
/// @param model takes the edits
/// @param expansion which headers are open
record RowFactory(SetupModel model, Expansion expansion) {
  /// The controls of a row.
  RowView of(FormRow row) {
    return switch (row.part()) {
      case VALUE -> new ValueRow(row, editor(row));
      case KINDS -> new KindRow(row, model);
      case LINES -> new LinesRow(row, model);
      case MORE, ABSENT -> new FoldRow(row, expansion);
      case SECTION, OPTIONAL, LIST, ELEMENT -> new HeaderRow(row, model, expansion);
    };
  }

  private FieldEditor editor(FormRow row) {
    SchemaField field = row.field();
    Consumer<String> enter = text -> model.type(field, row.path(), text);
    return switch (field.type()) {
      case BOOLEAN -> new CheckEditor(enter);
      case CHOICE -> new ChoiceEditor(isOptional(field), enter);
      default ->
          HostChoices.isFor(field)
              ? new ChoiceEditor(false, enter)
              : NumberScale.of(field)
                  .<FieldEditor>map(scale -> number(scale, row))
                  .orElseGet(() -> new TextEditor(enter));
    };
  }

  private NumberEditor number(NumberScale scale, FormRow row) {
    boolean changesLive = Experiments.schema().fixedReason(row.path()).isEmpty();
    return new NumberEditor(
        scale,
        changesLive,
        new NumberEditor.Edits() {
          @Override
          public void enter(String value) {
            model.type(row.field(), row.path(), value);
          }

          @Override
          public void begin() {
            model.beginDrag();
          }

          @Override
          public void end() {
            model.endDrag();
          }
        });
  }

  private static boolean isOptional(SchemaField field) {
    return !field.required() && field.defaultText() == null;
  }
}
