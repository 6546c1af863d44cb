package dev.poolscope.ui.setup;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A row of the form with the lines below it: what it was before the edits, why it cannot be edited
/// or whose default it has, what is wrong, what works against other settings.
///
/// Threading: the JavaFX application thread.
abstract class RowView extends VBox {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass UNSET = PseudoClass.getPseudoClass("unset");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
  private static final Duration TOOLTIP_DELAY = Duration.millis(400);

  /// The row that is shown.
  final FormRow row;

  private final String fieldHelp;
  private final Tooltip tooltip = new Tooltip();
  private final Label before;
  private final Label reason;
  private final Label problem;
  private final Label advice;

  RowView(FormRow row) {
    this.row = row;
    fieldHelp = FieldHelp.of(row.field());
    before = line("was", "setup-was");
    reason = line("reason", "setup-reason");
    problem = line("message", "setup-message");
    advice = line("advice", "setup-advice");
    getStyleClass().addAll("setup-row", "depth-" + row.depth());
    tooltip.setShowDelay(TOOLTIP_DELAY);
    tooltip.setWrapText(true);
    tooltip.setHideOnEscape(false);
    tooltip.setConsumeAutoHidingEvents(false);
    tooltip.getStyleClass().add("setup-tooltip");
    Tooltip.install(this, tooltip);
  }

  /// Puts the row's controls above its lines.
  final void show(Node controls) {
    getChildren().setAll(controls, before, reason, problem, advice);
  }

  /// Shows what is the case now.
  final void refresh(SetupState state, RowFacts facts) {
    pseudoClassStateChanged(CHANGED, facts.changed() && !showsBelow());
    pseudoClassStateChanged(UNSET, !facts.written());
    pseudoClassStateChanged(WRONG, !facts.problems().isEmpty());
    pseudoClassStateChanged(CLOSED, !facts.closed().isEmpty());
    set(before, lines(facts.before()));
    set(reason, lines(facts.absent() ? facts.closed() : facts.origin()));
    set(problem, facts.problems());
    set(advice, facts.advice());
    String closed =
        facts.closed().isEmpty() ? "" : "\n" + row.field().name() + " " + facts.closed();
    tooltip.setText(help(state) + (facts.absent() ? "" : closed));
    update(state, facts);
  }

  /// Whether the rows below this one show what it is about.
  boolean showsBelow() {
    return false;
  }

  /// The words of the row's tooltip.
  String help(SetupState state) {
    return fieldHelp;
  }

  /// Brings the row's controls up to date.
  abstract void update(SetupState state, RowFacts facts);

  /// Hands over what was typed and not yet entered.
  void commit() {
    // Only fields to type into have anything to hand over.
  }

  private Label line(String suffix, String style) {
    Label label = new Label();
    label.setId(row.id() + "-" + suffix);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.setAccessibleRole(AccessibleRole.TEXT);
    set(label, List.of());
    return label;
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static void set(Label label, List<String> lines) {
    label.setText(String.join("\n", lines));
    label.setVisible(!lines.isEmpty());
    label.setManaged(!lines.isEmpty());
  }
}
