package dev.poolscope.ui.predict;

import dev.poolscope.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks for numbers before a run. The fields are `predict-0`, `predict-1` and so on.
///
/// Threading: the JavaFX application thread.
public final class PredictView extends VBox {
  private final List<Question> questions;
  private final List<TextField> fields = new ArrayList<>();
  private final List<Label> problems = new ArrayList<>();

  /// Questions about an experiment.
  ///
  /// @param then given the answers when all of them are numbers
  /// @param back asked for by who would rather not answer
  public PredictView(Experiment experiment, Consumer<List<Prediction>> then, Runnable back) {
    questions = Question.of(experiment);
    setId("predict");
    getStyleClass().addAll("ps-predict", "ps-stack");
    Label title = new Label(experiment.title());
    title.getStyleClass().add("ps-headline");
    wrap(title);
    Label lead = new Label("Write down what you think will happen; then see.");
    lead.getStyleClass().add("ps-dim");
    wrap(lead);
    getChildren().addAll(title, lead);
    if (!experiment.question().isEmpty()) {
      Label question = new Label(experiment.question());
      wrap(question);
      getChildren().add(question);
    }
    questions.forEach(this::ask);
    Button run = new Button("Run", new FontIcon(Feather.PLAY));
    run.setId("predict-run");
    run.setDefaultButton(true);
    run.setOnAction(_ -> submit(then));
    Button leave = new Button("Back");
    leave.setId("predict-back");
    leave.setCancelButton(true);
    leave.setOnAction(_ -> back.run());
    HBox buttons = new HBox(run, leave);
    buttons.getStyleClass().add("ps-line");
    getChildren().add(buttons);
  }

  /// Puts the keyboard into the first field.
  public void focusFirst() {
    fields.getFirst().requestFocus();
  }

  private void ask(Question question) {
    int number = fields.size();
    TextField field = new TextField();
    field.setId("predict-" + number);
    field.getStyleClass().add("ps-mono");
    field.setPromptText("a number");
    Label words = new Label(question.words());
    wrap(words);
    words.setLabelFor(field);
    Label problem = new Label();
    problem.setId("predict-problem-" + number);
    problem.getStyleClass().add("ps-bad");
    wrap(problem);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.setVisible(false);
    field.textProperty().subscribe(() -> problem.setVisible(false));
    fields.add(field);
    problems.add(problem);
    VBox asked = new VBox(words, field, problem);
    asked.getStyleClass().add("ps-asked");
    getChildren().add(asked);
  }

  /// Breaks lines; where the page is low it scrolls, and no line is left out.
  private static void wrap(Label words) {
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
  }

  private void submit(Consumer<List<Prediction>> then) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String text = fields.get(i).getText().strip();
      try {
        predictions.add(new Prediction(questions.get(i), Double.parseDouble(text)));
      } catch (NumberFormatException _) {
        problems
            .get(i)
            .setText(
                (text.isEmpty() ? "This is empty" : "“" + text + "” is not a number")
                    + "; write a number such as 4.");
        problems.get(i).setVisible(true);
        fields.get(i).requestFocus();
        return;
      }
    }
    then.accept(predictions);
  }
}
