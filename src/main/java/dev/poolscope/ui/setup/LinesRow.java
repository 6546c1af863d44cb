package dev.poolscope.ui.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Values by path or by name, one line each; the last line is empty, for one more. An emptied line
/// goes away.
///
/// Threading: the JavaFX application thread.
final class LinesRow extends RowView {
  private final SetupModel model;
  private final LineForm form;
  private final VBox lines = new VBox();
  private final List<TextEditor> editors = new ArrayList<>();
  private List<String> shown = List.of();

  LinesRow(FormRow row, SetupModel model) {
    super(row);
    this.model = model;
    form = LineForm.of(row.field());
    Label name = new Label(row.field().name());
    name.getStyleClass().add("setup-name");
    lines.getStyleClass().add("setup-lines");
    show(new VBox(name, lines));
  }

  @Override
  void update(SetupState state, RowFacts facts) {
    List<String> texts = new ArrayList<>(form.lines(state.draft(), row.path()));
    texts.add("");
    while (editors.size() < texts.size()) {
      add(editors.size());
    }
    editors.subList(texts.size(), editors.size()).clear();
    lines.getChildren().remove(texts.size(), lines.getChildren().size());
    shown = List.copyOf(texts);
    for (int i = 0; i < texts.size(); i++) {
      show(editors.get(i), texts.get(i));
    }
    lines.setDisable(!facts.closed().isEmpty());
  }

  @Override
  void commit() {
    List.copyOf(editors).forEach(TextEditor::commit);
  }

  private void add(int index) {
    TextEditor editor = new TextEditor(text -> enter(index, text));
    TextField field = (TextField) editor.control();
    field.setId(row.id() + "-" + index);
    field.setAccessibleText(form.called(index));
    field.setAccessibleHelp(FieldHelp.of(row.field()));
    field.getStyleClass().add("setup-line");
    editors.add(editor);
    lines.getChildren().add(field);
  }

  private void show(TextEditor editor, String line) {
    boolean written = !line.isEmpty();
    editor.show(
        new RowFacts(
            written ? line : form.example(),
            written,
            false,
            "",
            "",
            false,
            "",
            List.of(),
            List.of(),
            List.of()));
  }

  private void enter(int index, String text) {
    List<String> texts = new ArrayList<>(shown);
    texts.set(index, text.strip());
    model.set(row.path(), form.value(texts));
  }
}
