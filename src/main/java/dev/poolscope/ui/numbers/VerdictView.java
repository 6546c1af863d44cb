package dev.poolscope.ui.numbers;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.report.Disturbance;
import dev.poolscope.report.ExpectationResult;
import dev.poolscope.report.RunReport;
import dev.poolscope.ui.fx.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the experiment expected, what came, and a way to the moment that decided it; when the run
/// is over, what there was to see.
final class VerdictView extends VBox {
  /// The id of the line with the verdict in all.
  static final String VERDICT = "verdict";

  private final Label verdict = new Label();
  private final Label whose = new Label();
  private final Label watch = new Label();
  private final VBox lines = new VBox();
  private final Consumer<Expectation> jump;
  private List<Expectation> expectations = List.of();
  private List<ExpectationResult> shown = List.of();
  private boolean isOver;
  private Disturbance disturbance = Disturbance.NONE;
  private String changes = "";

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
    whose.setId("verdict-whose");
    whose.setWrapText(true);
    whose.setMinHeight(USE_PREF_SIZE);
    whose.getStyleClass().add("ps-dim");
    whose.managedProperty().bind(whose.visibleProperty());
    whose.setVisible(false);
    watch.setId("watch");
    watch.setWrapText(true);
    watch.setMinHeight(USE_PREF_SIZE);
    watch.setVisible(false);
    watch.managedProperty().bind(watch.visibleProperty());
    getChildren().addAll(heading, verdict, whose, watch, lines);
  }

  /// Says that the expectations are those of an experiment with other settings.
  ///
  /// @param settings what was changed since, in one line; empty if nothing was
  void tellChanges(String settings) {
    changes = settings;
  }

  /// Why the expectations may be none of this run; empty if they are its own.
  private String whose(RunReport report, boolean over) {
    if (report.expectations().isEmpty()) {
      return "";
    }
    List<String> why = new ArrayList<>();
    if (!changes.isEmpty()) {
      why.add("of the unchanged experiment; you changed " + changes);
    }
    if (over && report.end().interrupted()) {
      why.add(
          "of the whole run; this one was stopped after "
              + NumberText.instant(report.end().loadNanos()));
    }
    return why.isEmpty() ? "" : "These expectations are " + String.join(", and ", why) + ".";
  }

  /// Shows the expectations of a report.
  ///
  /// @param over whether the run has ended, so that nothing can change any more
  void show(RunReport report, boolean over) {
    String whose = whose(report, over);
    if (report.expectations().equals(shown)
        && report.disturbance().equals(disturbance)
        && over == isOver
        && whose.equals(this.whose.getText())
        && !verdict.getText().isEmpty()) {
      return;
    }
    shown = report.expectations();
    isOver = over;
    disturbance = report.disturbance();
    this.whose.setText(whose);
    this.whose.setVisible(!whose.isEmpty());
    say(report, over);
    watch.setText(report.experiment().watch());
    watch.setVisible(over && !watch.getText().isEmpty());
    List<Expectation> expected = report.experiment().expect();
    if (!expected.equals(expectations)) {
      expectations = expected;
      lines.getChildren().clear();
      for (int i = 0; i < expected.size(); i++) {
        Expectation expectation = expected.get(i);
        lines.getChildren().add(new VerdictLine(i, () -> jump.accept(expectation)));
      }
    }
    for (int i = 0; i < shown.size(); i++) {
      ((VerdictLine) lines.getChildren().get(i))
          .show(shown.get(i), over, !whose.isEmpty(), disturbance);
    }
  }

  private void say(RunReport report, boolean over) {
    long held = shown.stream().filter(ExpectationResult::held).count();
    verdict.getStyleClass().removeAll("ps-good", "ps-bad");
    if (shown.isEmpty()) {
      verdict.setText("The experiment expects nothing.");
      verdict.setGraphic(null);
    } else if (over && !whose.getText().isEmpty()) {
      verdict.setText(
          "%s of %s as expected of the %s"
              .formatted(
                  held, shown.size(), changes.isEmpty() ? "whole run" : "unchanged experiment"));
      verdict.setGraphic(new FontIcon(Feather.INFO));
    } else if (over) {
      verdict.setText(
          "%s%s of %s as expected"
              .formatted(report.held() ? "Held: " : "Not held: ", held, shown.size()));
      verdict.setGraphic(VerdictLine.icon(report.held()));
      verdict.getStyleClass().add(report.held() ? "ps-good" : "ps-bad");
    } else {
      verdict.setText("So far " + held + " of " + shown.size() + " as expected");
      verdict.setGraphic(new FontIcon(Feather.CLOCK));
    }
  }
}
