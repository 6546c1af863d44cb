package dev.poolscope.ui.setup;

import dev.poolscope.yaml.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// New values by path, one line each, as `--set` takes them; the last line is empty, for one more.
/// An emptied line goes away.
///
/// Threading: the JavaFX application thread.
final class SettingsRow extends RowView {
  private final SetupModel model;
  private final VBox lines = new VBox();
  private final List<TextEditor> editors = new ArrayList<>();
  private List<String> shown = List.of();

  SettingsRow(FormRow row, SetupModel model) {
    super(row);
    this.model = model;
    Label name = new Label(row.field().name());
    name.getStyleClass().add("setup-name");
    lines.getStyleClass().add("setup-lines");
    show(new VBox(name, lines));
  }

  @Override
  void update(SetupState state, RowFacts facts) {
    List<String> settings = new ArrayList<>();
    state.draft().settings(row.path()).forEach((path, value) -> settings.add(path + "=" + value));
    settings.add("");
    while (editors.size() < settings.size()) {
      add(editors.size());
    }
    editors.subList(settings.size(), editors.size()).clear();
    lines.getChildren().remove(settings.size(), lines.getChildren().size());
    shown = List.copyOf(settings);
    for (int i = 0; i < settings.size(); i++) {
      show(editors.get(i), settings.get(i));
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
    field.setAccessibleText("value " + (index + 1) + " that changes");
    field.setAccessibleHelp(FieldHelp.of(row.field()));
    field.getStyleClass().add("setup-line");
    editors.add(editor);
    lines.getChildren().add(field);
  }

  private static void show(TextEditor editor, String setting) {
    boolean written = !setting.isEmpty();
    editor.show(
        new RowFacts(
            written ? setting : "PATH=VALUE",
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
    List<String> settings = new ArrayList<>(shown);
    settings.set(index, text.strip());
    Map<String, String> values = new LinkedHashMap<>();
    for (String setting : settings) {
      if (!setting.isEmpty()) {
        int equals = setting.indexOf('=');
        String path = equals < 0 ? setting : setting.substring(0, equals).strip();
        values.put(path, equals < 0 ? "" : setting.substring(equals + 1));
      }
    }
    model.set(row.path(), Draft.fields(values));
  }
}
