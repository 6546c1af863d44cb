package dev.poolscope.ui.predict;

import dev.poolscope.report.RunReport;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.session.RunView;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Predictions beside what came. The results are `result-0`, `result-1` and so on.
///
/// Threading: the JavaFX application thread.
public final class PredictionView extends VBox {
  private final RunView view;
  private final List<Prediction> predictions;
  private final GridPane grid = new GridPane();

  /// Predictions about a run; [#pulse] renews the results.
  public PredictionView(RunView view, List<Prediction> predictions) {
    this.view = view;
    this.predictions = List.copyOf(predictions);
    setId("prediction");
    getStyleClass().addAll("ps-stack", "ps-padded", "ps-raised");
    setMinHeight(USE_PREF_SIZE);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(words);
    grid.getStyleClass().add("ps-numbers");
    getChildren().add(grid);
    build();
    pulse();
  }

  /// Takes over what was recorded since; called a few times a second.
  public void pulse() {
    RunReport report = view.report();
    boolean over = view.isOver();
    for (int i = 0; i < predictions.size(); i++) {
      if (lookup("#result-" + i) instanceof Label result) {
        show(result, predictions.get(i), report, over);
      }
    }
  }

  private void build() {
    Label heading = new Label("YOU PREDICTED");
    heading.getStyleClass().add("ps-section");
    heading.setMinWidth(USE_PREF_SIZE);
    grid.add(heading, 0, 0);
    grid.add(dim("you"), 1, 0);
    grid.add(dim("run"), 2, 0);
    for (int i = 0; i < predictions.size(); i++) {
      Question question = predictions.get(i).question();
      Label words = new Label(question.number());
      words.setTooltip(new Tooltip(question.words()));
      words.setWrapText(true);
      words.setMinHeight(USE_PREF_SIZE);
      Label predicted = number(NumberText.decimal(predictions.get(i).value()), "predicted-" + i);
      Label result = number("", "result-" + i);
      grid.addRow(i + 1, words, predicted, result);
    }
  }

  private static void show(Label result, Prediction prediction, RunReport report, boolean over) {
    Double actual = prediction.actual(report);
    result.setText(actual == null ? NumberText.NOTHING : NumberText.decimal(actual));
    result.getStyleClass().removeAll("ps-good", "ps-bad");
    if (!over) {
      result.setGraphic(new FontIcon(Feather.CLOCK));
      return;
    }
    boolean right = actual != null && actual == prediction.value();
    FontIcon sign = new FontIcon(right ? Feather.CHECK : Feather.X);
    sign.getStyleClass().add(right ? "ps-good" : "ps-bad");
    result.setGraphic(sign);
    result.getStyleClass().add(right ? "ps-good" : "ps-bad");
  }

  private static Label number(String text, String id) {
    Label label = new Label(text);
    label.setId(id);
    label.setMinWidth(USE_PREF_SIZE);
    label.getStyleClass().add("ps-mono");
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  private static Label dim(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("ps-dim");
    label.setMinWidth(USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }
}
