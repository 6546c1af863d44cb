package dev.poolscope.ui.compare;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.Comparison;
import dev.poolscope.compare.RunNames;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says which runs are compared, each in a line: its sign, its name `compare-name-N` by what tells
/// it from the others, and in `compare-run-N` whether it is the baseline, its verdict, when it was
/// made and all settings that differ; while it is being read, how far that is.
///
/// Threading: the JavaFX application thread.
final class RunsHeader extends VBox {
  private final List<OpenedRun> runs;
  private final List<Label> names = new ArrayList<>();
  private final List<Label> facts = new ArrayList<>();

  /// @param makeBaseline takes the place of the run that is to be the baseline
  RunsHeader(List<OpenedRun> runs, IntConsumer makeBaseline) {
    this.runs = runs;
    getStyleClass().add("runs");
    setMinWidth(0);
    for (int run = 0; run < runs.size(); run++) {
      int place = run;
      Labeled badge =
          run == 0 ? RunBadge.of(run) : RunBadge.button(run, () -> makeBaseline.accept(place));
      badge.setMinWidth(USE_PREF_SIZE);
      Label name = label("compare-name-" + (run + 1), "run-name");
      name.setTooltip(new Tooltip(runs.get(run).directory().toString()));
      Label fact = label("compare-run-" + (run + 1), "ps-dim");
      HBox.setHgrow(fact, Priority.ALWAYS);
      names.add(name);
      facts.add(fact);
      HBox line = new HBox(badge, name, fact);
      line.getStyleClass().addAll("ps-line", "run-line");
      getChildren().add(line);
    }
  }

  private static Label label(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /// Shows how far the runs have been read.
  void showProgress() {
    for (int run = 0; run < runs.size(); run++) {
      Recording recording = runs.get(run).recording();
      if (recording.fractionRead() < 1) {
        facts.get(run).setText("reading, " + NumberText.percent(recording.fractionRead()));
      }
    }
  }

  /// Shows what the runs have.
  ///
  /// @param called the names of the runs
  /// @param times when each of them was made
  void show(Comparison comparison, List<String> called, List<String> times) {
    for (int run = 0; run < runs.size(); run++) {
      ComparedRun compared = comparison.runs().get(run);
      names.get(run).setText(called.get(run));
      List<String> words = new ArrayList<>();
      words.add(run == 0 ? "baseline" : "");
      words.add(verdict(compared));
      words.add(called.get(run).endsWith(times.get(run)) ? "" : times.get(run));
      String settings = String.join(", ", RunNames.settings(comparison, run));
      words.add(called.get(run).startsWith(settings) ? "" : settings);
      words.add(compared.note() == null ? "" : compared.note());
      facts
          .get(run)
          .setText(
              words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining("  ·  ")));
    }
  }

  private static String verdict(ComparedRun run) {
    return switch (run.verdict()) {
      case "held" -> "as expected";
      case "not-held" -> "not as expected";
      default -> "";
    };
  }
}
