package dev.poolscope.ui.numbers;

import dev.poolscope.config.Expectation;
import dev.poolscope.run.ExpectationResult;
import dev.poolscope.run.Numbers;
import dev.poolscope.run.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the experiment expected, what came, and a way to the moment that decided it.
final class VerdictView extends VBox {
  /// The id of the line with the verdict in all.
  static final String VERDICT = "verdict";

  private final Label verdict = new Label();
  private final VBox lines = new VBox();
  private final Consumer<Expectation> jump;
  private List<ExpectationResult> shown = new ArrayList<>();
  private boolean isOver;

  VerdictView(Consumer<Expectation> jump) {
    this.jump = jump;
    setId("verdict-view");
    getStyleClass().add("ps-stack");
    lines.getStyleClass().add("ps-stack");
    verdict.setId(VERDICT);
    verdict.setWrapText(true);
    verdict.getStyleClass().add("ps-title");
    Label heading = new Label("VERDICT");
    heading.getStyleClass().add("ps-section");
    getChildren().addAll(heading, verdict, lines);
  }

  /// Shows the expectations of a report.
  ///
  /// @param over whether the run has ended, so that nothing can change any more
  void show(RunReport report, boolean over) {
    if (report.expectations().equals(shown) && over == isOver && !verdict.getText().isEmpty()) {
      return;
    }
    shown = report.expectations();
    isOver = over;
    say(report, over);
    lines.getChildren().clear();
    for (int i = 0; i < shown.size(); i++) {
      lines.getChildren().add(line(i, report.experiment().expect().get(i), shown.get(i)));
    }
  }

  private void say(RunReport report, boolean over) {
    long held = shown.stream().filter(ExpectationResult::held).count();
    verdict.getStyleClass().removeAll("ps-good", "ps-bad");
    if (shown.isEmpty()) {
      verdict.setText("The experiment expects nothing.");
      verdict.setGraphic(null);
    } else if (over) {
      verdict.setText(
          (report.held() ? "Held: " : "Not held: ")
              + held
              + " of "
              + shown.size()
              + " as expected");
      verdict.setGraphic(sign(report.held()));
      verdict.getStyleClass().add(report.held() ? "ps-good" : "ps-bad");
    } else {
      verdict.setText("So far " + held + " of " + shown.size() + " as expected");
      verdict.setGraphic(new FontIcon(Feather.CLOCK));
    }
  }

  private HBox line(int number, Expectation expectation, ExpectationResult result) {
    Label what = new Label(words(result.metric()) + ", " + result.host() + ": " + actual(result));
    what.setId("expectation-" + number);
    what.setWrapText(true);
    what.setGraphic(isOver || result.held() ? sign(result.held()) : new FontIcon(Feather.CLOCK));
    if (isOver) {
      what.getStyleClass().add(result.held() ? "ps-good" : "ps-bad");
    }
    Label why =
        new Label(
            "expected "
                + result.expected()
                + (result.because().isEmpty() ? "" : ": " + result.because()));
    why.setWrapText(true);
    why.getStyleClass().addAll("ps-dim", "ps-small");
    VBox text = new VBox(what, why);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(text, jumpButton(number, expectation));
    line.getStyleClass().add("ps-line");
    return line;
  }

  private Button jumpButton(int number, Expectation expectation) {
    Button button = new Button("", new FontIcon(Feather.CROSSHAIR));
    button.setId("jump-" + number);
    button.setAccessibleText("Jump to the moment that decided it");
    button.setTooltip(new Tooltip("Jump to the moment that decided it"));
    button.getStyleClass().addAll("flat", "ps-quiet");
    button.setDisable(!isOver);
    button.setOnAction(_ -> jump.accept(expectation));
    return button;
  }

  private static String actual(ExpectationResult result) {
    Number actual = result.actual();
    return actual == null ? "no value" : Numbers.plain(actual.doubleValue());
  }

  private static String words(String metric) {
    return metric.replace('_', ' ');
  }

  private static FontIcon sign(boolean held) {
    FontIcon icon = new FontIcon(held ? Feather.CHECK : Feather.X);
    icon.getStyleClass().add(held ? "ps-good" : "ps-bad");
    return icon;
  }
}
