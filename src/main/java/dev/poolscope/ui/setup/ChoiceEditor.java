package dev.poolscope.ui.setup;

import dev.poolscope.schema.Option;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;

/// Chooses one of several words.
///
/// Threading: the JavaFX application thread.
final class ChoiceEditor implements FieldEditor {
  /// Stands for no choice where a field may go without a value.
  static final String NONE = "not given";

  private final ChoiceBox<String> box = new ChoiceBox<>();
  private boolean showing;

  /// @param optional whether there may be no choice
  /// @param enter gets the word; empty for no choice
  ChoiceEditor(List<Option> options, boolean optional, Consumer<String> enter) {
    List<String> labels = options.stream().map(Option::label).toList();
    box.getItems()
        .setAll(optional ? Stream.concat(Stream.of(NONE), labels.stream()).toList() : labels);
    box.getStyleClass().add("setup-choice");
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty()
        .subscribe(
            value -> {
              if (!showing && value != null) {
                enter.accept(value.equals(NONE) ? "" : value);
              }
            });
  }

  @Override
  public Control control() {
    return box;
  }

  @Override
  public void show(RowFacts facts) {
    show(facts.text());
  }

  /// Shows a word.
  void show(String text) {
    showing = true;
    boolean none = text.isEmpty() && box.getItems().contains(NONE);
    box.setValue(none ? NONE : text);
    showing = false;
  }

  @Override
  public void commit() {
    // A choice is entered when it is made.
  }
}
