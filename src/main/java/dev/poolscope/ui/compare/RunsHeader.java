package dev.poolscope.ui.compare;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.Comparison;
import dev.poolscope.compare.SettingRow;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Says which runs are compared, each in a line `compare-run-N`: its sign, its directory, its
/// verdict and the settings that only differ here; while it is being read, how far that is.
///
/// Threading: the JavaFX application thread.
final class RunsHeader extends VBox {
  private static final int MOST_SETTINGS = 3;

  private final List<OpenedRun> runs;
  private final List<Label> facts = new ArrayList<>();

  RunsHeader(List<OpenedRun> runs) {
    this.runs = runs;
    getStyleClass().add("runs");
    setMinWidth(0);
    for (int run = 0; run < runs.size(); run++) {
      OpenedRun opened = runs.get(run);
      Label name = new Label(String.valueOf(opened.directory().getFileName()), RunBadge.of(run));
      name.getStyleClass().add("run-name");
      name.setTooltip(new Tooltip(opened.directory().toString()));
      Label fact = new Label();
      fact.setId("compare-run-" + (run + 1));
      fact.getStyleClass().add("ps-dim");
      facts.add(fact);
      name.setMinWidth(0);
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      fact.setMinWidth(0);
      HBox line = new HBox(name, fact);
      line.getStyleClass().add("ps-line");
      getChildren().add(line);
    }
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
  void show(Comparison comparison) {
    for (int run = 0; run < runs.size(); run++) {
      ComparedRun compared = comparison.runs().get(run);
      List<String> words = new ArrayList<>();
      words.add(verdict(compared));
      int place = run;
      words.addAll(
          comparison.settings().stream()
              .limit(MOST_SETTINGS)
              .map(setting -> words(setting, place))
              .toList());
      if (comparison.settings().size() > MOST_SETTINGS) {
        words.add("…");
      }
      if (compared.note() != null) {
        words.add(compared.note());
      }
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

  private static String words(SettingRow setting, int run) {
    String value = setting.values().get(run);
    String name = setting.path().substring(setting.path().lastIndexOf('.') + 1);
    return name + " " + (value == null ? NumberText.NOTHING : value);
  }
}
