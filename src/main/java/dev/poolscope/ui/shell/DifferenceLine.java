package dev.poolscope.ui.shell;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.SettingRow;
import dev.poolscope.compare.SettingSteps;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.report.TimeOf;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.session.RunView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a changed setting did: the numbers in which a run that has ended differs from the one
/// before it.
///
/// Threading: the JavaFX application thread.
final class DifferenceLine extends VBox {
  private static final int P99 = 99;

  private final Label words = new Label();
  private final RunView view;
  private final Path directory;
  private final ComparedRun before;

  /// @param compare shows runs beside each other
  DifferenceLine(RunView view, Path directory, ComparedRun before, Consumer<List<Path>> compare) {
    this.view = view;
    this.directory = directory;
    this.before = before;
    setId("difference");
    getStyleClass().addAll("ps-stack", "ps-padded", "ps-difference");
    Label heading = new Label("AGAINST THE RUN BEFORE");
    heading.getStyleClass().add("ps-section");
    words.setId("difference-words");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    Hyperlink link = new Hyperlink("Compare the two");
    link.setId("difference-compare");
    link.setOnAction(_ -> compare.accept(List.of(before.directory(), directory)));
    getChildren().addAll(heading, words, link);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /// Appears once all of the run is recorded, and is away while it is played again.
  void pulse() {
    if (words.getText().isEmpty() && view.recording().isComplete()) {
      words.setText(words(before, ComparedRun.of(directory, view.recording())));
    }
    setVisible(!words.getText().isEmpty() && view.showsAll());
  }

  /// `maxIdleConns 1 → 2: opened 10 → 2, reuse 94.0 % → 99.0 %`.
  static String words(ComparedRun before, ComparedRun after) {
    String settings = SettingSteps.of(SettingRow.between(before.experiment(), after.experiment()));
    List<String> numbers = new ArrayList<>();
    add(numbers, "opened", before, after, row -> whole(row.count(SummaryColumns.OPENED)));
    add(
        numbers,
        "reuse",
        before,
        after,
        row -> NumberText.percent(row.number(SummaryColumns.REUSE_RATIO)));
    add(numbers, "failed", before, after, row -> whole(row.count(SummaryColumns.FAILED)));
    add(numbers, "waiting p99", before, after, row -> time(row, TimeOf.WAITING));
    add(numbers, "response p99", before, after, row -> time(row, TimeOf.RESPONSE));
    String what =
        numbers.isEmpty()
            ? "no difference in connections, reuse, failures and times"
            : String.join(", ", numbers);
    return (settings.isEmpty() ? "Same settings" : settings) + ": " + what;
  }

  private static void add(
      List<String> numbers,
      String name,
      ComparedRun before,
      ComparedRun after,
      Function<SummaryRow, String> text) {
    String was = text.apply(totals(before));
    String is = text.apply(totals(after));
    if (!was.equals(is)) {
      numbers.add(name + " " + was + " → " + is);
    }
  }

  private static SummaryRow totals(ComparedRun run) {
    return run.hosts().getOrDefault(Experiment.ALL_HOSTS, SummaryRow.EMPTY);
  }

  private static String whole(long number) {
    return NumberText.whole(number);
  }

  private static String time(SummaryRow row, TimeOf time) {
    return NumberText.durationOfMillis(row.millis(time, P99));
  }
}
