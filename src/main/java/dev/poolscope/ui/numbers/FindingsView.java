package dev.poolscope.ui.numbers;

import dev.poolscope.advise.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What rules found in the run: each with its numbers, what comes of it, and a remedy that can be
/// put into the form for the next run.
///
/// Threading: the JavaFX application thread.
final class FindingsView extends VBox {
  private static final int MOST = 8;

  /// What matters most first, and among equals what has a remedy.
  private static final Comparator<Finding> MATTERS_MOST =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(finding -> finding.sets().isEmpty());

  private final VBox lines = new VBox();
  private final Label more = new Label();
  private final LongConsumer jump;
  private Consumer<List<String>> apply = _ -> {};
  private List<Finding> shown = List.of();
  private boolean isOver;

  /// @param jump goes to an instant of the run
  FindingsView(LongConsumer jump) {
    this.jump = jump;
    setId("findings");
    getStyleClass().add("ps-stack");
    lines.getStyleClass().add("ps-stack");
    Label heading = new Label("FINDINGS");
    heading.getStyleClass().add("ps-section");
    more.setId("findings-more");
    more.getStyleClass().add("ps-dim");
    more.managedProperty().bind(more.visibleProperty());
    getChildren().addAll(heading, lines, more);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /// Sets who puts settings, as `PATH=VALUE`, into the form.
  void appliedBy(Consumer<List<String>> applier) {
    apply = applier;
  }

  /// Shows what was found so far.
  ///
  /// @param over whether the run has ended, so that its form can be changed for the next
  void show(List<Finding> findings, boolean over) {
    if (findings.equals(shown) && over == isOver) {
      return;
    }
    shown = findings;
    isOver = over;
    int count = Math.min(MOST, findings.size());
    while (lines.getChildren().size() > count) {
      lines.getChildren().removeLast();
    }
    while (lines.getChildren().size() < count) {
      lines.getChildren().add(new FindingLine(lines.getChildren().size(), jump));
    }
    List<Finding> inOrder = findings.stream().sorted(MATTERS_MOST).toList();
    for (int i = 0; i < count; i++) {
      ((FindingLine) lines.getChildren().get(i)).show(inOrder.get(i), over, apply);
    }
    more.setText("and " + (findings.size() - count) + " more, see summary.json");
    more.setVisible(findings.size() > count);
    setVisible(!findings.isEmpty());
  }
}
