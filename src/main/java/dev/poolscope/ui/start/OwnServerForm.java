package dev.poolscope.ui.start;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks for what is needed to measure a server of one's own: `own-address`, `own-amount`,
/// `own-load`, `own-seconds`. All other settings are a click away.
///
/// Threading: the JavaFX application thread.
final class OwnServerForm extends VBox {
  private final TextField address = field("own-address", "");
  private final TextField amount = field("own-amount", "10");
  private final ComboBox<OwnServer.Kind> load = new ComboBox<>();
  private final TextField seconds = field("own-seconds", "10");
  private final Map<OwnServer.Part, Label> problems = new EnumMap<>(OwnServer.Part.class);
  private final StartHost host;

  OwnServerForm(StartHost host) {
    this.host = host;
    setId("own-server");
    getStyleClass().addAll("ps-tile", "ps-stack");
    address.setPromptText("http://127.0.0.1:8000/");
    load.setId("own-load");
    load.getItems().setAll(OwnServer.Kind.values());
    load.getSelectionModel().selectFirst();
    load.setAccessibleText("What the number counts");
    HBox amounts = new HBox(amount, load);
    amounts.getStyleClass().add("ps-line");
    Button run = new Button("Run", new FontIcon(Feather.PLAY));
    run.setId("own-run");
    run.getStyleClass().add("accent");
    run.setOnAction(_ -> submit(true));
    Hyperlink all = new Hyperlink("All settings …");
    all.setId("own-settings");
    all.setOnAction(_ -> submit(false));
    HBox buttons = new HBox(run, all);
    buttons.getStyleClass().add("ps-line");
    getChildren()
        .addAll(
            StartView.heading("Measure my server", Feather.ACTIVITY),
            asked(
                "URL, or host and port, as 127.0.0.1:8000",
                address,
                address,
                OwnServer.Part.ADDRESS),
            asked("Load", amount, amounts, OwnServer.Part.AMOUNT),
            asked("Seconds", seconds, seconds, OwnServer.Part.SECONDS),
            buttons);
    amount.setPrefColumnCount(6);
    HBox.setHgrow(load, Priority.ALWAYS);
  }

  /// Puts the keyboard where one begins.
  void focusFirst() {
    address.requestFocus();
  }

  private TextField field(String id, String text) {
    TextField field = new TextField(text);
    field.setId(id);
    field.getStyleClass().add("ps-mono");
    field.setOnAction(_ -> submit(true));
    return field;
  }

  private VBox asked(String words, TextField field, Node line, OwnServer.Part part) {
    Label label = new Label(words);
    label.setLabelFor(field);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add("ps-dim");
    Label problem = new Label();
    problem.setId("own-problem-" + field.getId());
    problem.getStyleClass().add("ps-bad");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.setVisible(false);
    problems.put(part, problem);
    field.textProperty().subscribe(() -> problem.setVisible(false));
    VBox asked = new VBox(label, line, problem);
    asked.getStyleClass().add("ps-asked");
    return asked;
  }

  private void submit(boolean run) {
    OwnServer server =
        new OwnServer(address.getText(), amount.getText(), load.getValue(), seconds.getText());
    OwnServer.Outcome outcome = server.outcome();
    problems.forEach(
        (part, label) -> {
          String problem = outcome.problems().get(part);
          label.setText(problem == null ? "" : problem);
          label.setVisible(problem != null);
        });
    if (outcome.problems().isEmpty()) {
      host.openNew(outcome.source(), run);
    }
  }
}
