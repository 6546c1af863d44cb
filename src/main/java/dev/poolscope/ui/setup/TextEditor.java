package dev.poolscope.ui.setup;

import java.util.function.Consumer;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Edits a value as text. It is entered by Enter or by leaving the field; Escape takes back what
/// was typed.
///
/// Threading: the JavaFX application thread.
final class TextEditor implements FieldEditor {
  private final TextField field = new TextField();
  private final Consumer<String> enter;
  private String entered = "";

  /// @param enter gets what was typed
  TextEditor(Consumer<String> enter) {
    this.enter = enter;
    field.getStyleClass().add("setup-text");
    field.setPrefColumnCount(4);
    field.setOnAction(_ -> commit());
    field.focusedProperty().subscribe((was, is) -> left(was && !is));
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && isTyping()) {
            field.setText(entered);
            event.consume();
          }
        });
  }

  @Override
  public Control control() {
    return field;
  }

  @Override
  public void show(RowFacts facts) {
    field.setPromptText(facts.written() ? "" : facts.text().isEmpty() ? "none" : facts.text());
    field.setText(facts.written() ? facts.text() : "");
    entered = field.getText();
  }

  @Override
  public void commit() {
    if (isTyping()) {
      entered = field.getText();
      enter.accept(field.getText());
    }
  }

  private boolean isTyping() {
    return !field.getText().equals(entered);
  }

  private void left(boolean left) {
    if (left) {
      commit();
    }
  }
}
