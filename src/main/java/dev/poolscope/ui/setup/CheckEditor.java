package dev.poolscope.ui.setup;

import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;

/// Switches something on and off.
///
/// Threading: the JavaFX application thread.
final class CheckEditor implements FieldEditor {
  private final CheckBox box = new CheckBox();

  /// @param enter gets `true` or `false`
  CheckEditor(Consumer<String> enter) {
    box.getStyleClass().add("setup-check");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setOnAction(_ -> enter.accept(Boolean.toString(box.isSelected())));
  }

  @Override
  public Control control() {
    return box;
  }

  @Override
  public double needs() {
    return box.prefWidth(-1);
  }

  @Override
  public void show(RowFacts facts) {
    box.setSelected(facts.text().equals("true"));
  }

  @Override
  public void commit() {
    // It is entered when it is switched.
  }
}
