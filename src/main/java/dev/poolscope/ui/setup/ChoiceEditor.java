package dev.poolscope.ui.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;

/// Chooses one of several words.
///
/// Threading: the JavaFX application thread.
final class ChoiceEditor implements FieldEditor {
  /// Stands for no choice where a field may go without a value.
  static final String NONE = "not given";

  /// What the arrow takes beside the padding of the words, by their size.
  private static final double ARROW_EM = 1;

  private final ChoiceBox<String> box = new ChoiceBox<>();
  private final boolean optional;
  private boolean showing;

  /// @param optional whether there may be no choice
  /// @param enter gets the word; empty for no choice
  ChoiceEditor(boolean optional, Consumer<String> enter) {
    this.optional = optional;
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
  public double needs() {
    for (Node part : box.lookupAll(".label")) {
      if (part instanceof Label label && label.getFont() != null) {
        return label.prefWidth(-1) + ARROW_EM * label.getFont().getSize();
      }
    }
    return box.minWidth(-1);
  }

  @Override
  public void show(RowFacts facts) {
    show(facts.choices(), facts.text());
  }

  /// Shows a word, which need not be among the choices: it may be wrong.
  void show(List<String> choices, String text) {
    List<String> words = new ArrayList<>(choices);
    if (optional) {
      words.addFirst(NONE);
    }
    boolean none = text.isEmpty() && optional;
    if (!none && !text.isEmpty() && !words.contains(text)) {
      words.add(text);
    }
    showing = true;
    if (!box.getItems().equals(words)) {
      box.getItems().setAll(words);
    }
    box.setValue(none ? NONE : text);
    showing = false;
    if (box.getParent() != null) {
      box.getParent().requestLayout();
    }
  }

  @Override
  public void commit() {
    // A choice is entered when it is made.
  }
}
