package dev.poolscope.ui.setup;

import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line for fields that few need, or that do not apply: it names them, says why where they do
/// not apply, and shows them when it is pressed.
///
/// Threading: the JavaFX application thread.
final class FoldRow extends RowView {
  private final Button toggle = new Button();
  private final FontIcon arrow = ScaledIcon.of(Feather.CHEVRON_RIGHT, toggle);
  private final Expansion expansion;

  FoldRow(FormRow row, Expansion expansion) {
    super(row);
    this.expansion = expansion;
    toggle.setId(row.id());
    toggle.getStyleClass().setAll("setup-toggle", "setup-fold");
    toggle.setGraphic(arrow);
    toggle.setWrapText(true);
    toggle.setMaxWidth(Double.MAX_VALUE);
    toggle.setMinHeight(USE_PREF_SIZE);
    toggle.setOnAction(_ -> expansion.toggle(row.path()));
    show(toggle);
  }

  @Override
  boolean showsBelow() {
    return expansion.isExpanded(row.path());
  }

  @Override
  String help(SetupState state) {
    return toggle.getText();
  }

  @Override
  void update(SetupState state, RowFacts facts) {
    boolean open = showsBelow();
    arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    toggle.setText(facts.text());
    toggle.setAccessibleText(facts.text() + (open ? ", expanded" : ", collapsed"));
  }
}
