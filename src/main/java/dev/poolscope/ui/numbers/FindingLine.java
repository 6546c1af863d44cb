package dev.poolscope.ui.numbers;

import dev.poolscope.advise.Finding;
import dev.poolscope.ui.fx.NumberText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One finding on the screen. It is made once and takes new findings from then on.
///
/// Threading: the JavaFX application thread.
final class FindingLine extends VBox {
  private final Label what = new Label();
  private final Label evidence = new Label();
  private final Label remedy = new Label();
  private final Hyperlink moment = new Hyperlink();
  private final Button apply = new Button();
  private final VBox actions = new VBox(moment, apply);
  private final LongConsumer jump;

  /// @param number the place among the findings, from 0
  /// @param jump goes to an instant of the run
  FindingLine(int number, LongConsumer jump) {
    this.jump = jump;
    getStyleClass().add("ps-stack");
    setId("finding-" + number);
    what.setId("finding-what-" + number);
    for (Label label : List.of(what, evidence, remedy)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    evidence.getStyleClass().addAll("ps-dim", "ps-small");
    remedy.getStyleClass().add("ps-small");
    moment.setId("finding-moment-" + number);
    apply.setId("finding-apply-" + number);
    apply.setGraphic(new FontIcon(Feather.EDIT_3));
    for (Node node : List.of(moment, apply, actions)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    actions.getStyleClass().add("ps-stack");
    apply.setWrapText(true);
    apply.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(what, evidence, remedy, actions);
  }

  /// Shows a finding.
  ///
  /// @param over whether the run has ended, so that its form can be changed for the next
  /// @param applier puts settings into the form
  void show(Finding finding, boolean over, Consumer<List<String>> applier) {
    what.setText(finding.host() + ": " + finding.text());
    what.setGraphic(icon(finding.severity()));
    evidence.setText(
        finding.evidence() + (finding.consequence().isEmpty() ? "" : ". " + finding.consequence()));
    remedy.setText(finding.remedy());
    long at = finding.atNanos();
    moment.setText(at < 0 ? "" : "first at " + NumberText.instant(at));
    moment.setVisible(at >= 0);
    moment.setOnAction(_ -> jump.accept(at));
    List<String> sets = finding.sets();
    apply.setText("Set " + String.join(", ", sets.stream().map(FindingLine::shortened).toList()));
    apply.setTooltip(new Tooltip("Put it into the form for the next run"));
    apply.setOnAction(_ -> applier.accept(sets));
    apply.setVisible(over && !sets.isEmpty());
    actions.setVisible(moment.isVisible() || apply.isVisible());
  }

  /// A setting without the part of its path that everybody knows.
  private static String shortened(String set) {
    return set.replaceFirst("^transport\\.", "").replace("=", " ");
  }

  private static FontIcon icon(Finding.Severity severity) {
    FontIcon icon =
        new FontIcon(
            switch (severity) {
              case NOTE -> Feather.INFO;
              case WARNING -> Feather.ALERT_TRIANGLE;
              case ERROR -> Feather.ALERT_OCTAGON;
            });
    if (severity == Finding.Severity.ERROR) {
      icon.getStyleClass().add("ps-bad");
    }
    return icon;
  }
}
