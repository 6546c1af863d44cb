package dev.poolscope.ui.tables;

import dev.poolscope.filter.Completions;
import dev.poolscope.timeline.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.TextField;
import javafx.util.converter.DefaultStringConverter;
import org.controlsfx.control.textfield.AutoCompletionBinding;

/// Offers below a filter's field what may come at its caret.
///
/// Threading: the JavaFX application thread; what may come is looked up on a thread of the
/// binding's.
final class FilterCompletion extends AutoCompletionBinding<String> {
  private static final long DELAY_MILLIS = 80;
  private static final int ROWS = 10;

  private final TextField field;
  private final AtomicReference<Completions> latest;
  private final ChangeListener<String> edits = (_, _, _) -> Platform.runLater(this::edited);

  /// Whether the text was not typed but written.
  private boolean isWritten;

  FilterCompletion(TextField field, Table table) {
    this(field, table, new AtomicReference<>(new Completions(0, 0, List.of())));
  }

  private FilterCompletion(TextField field, Table table, AtomicReference<Completions> latest) {
    super(
        field,
        request -> {
          String begun = request.getUserText();
          Completions completions = Completions.at(begun, begun.length(), table);
          latest.set(completions);
          return request.isCancelled() ? List.of() : completions.choices();
        },
        new DefaultStringConverter());
    this.field = field;
    this.latest = latest;
    setDelay(DELAY_MILLIS);
    setVisibleRowCount(ROWS);
    field.textProperty().addListener(edits);
  }

  /// Offers what may come even though nothing was typed.
  void offer() {
    setUserInput(field.getText(0, field.getCaretPosition()));
  }

  /// Takes away what is offered.
  ///
  /// @return whether something was
  boolean close() {
    boolean open = getAutoCompletionPopup().isShowing();
    hidePopup();
    return open;
  }

  @Override
  public void dispose() {
    hidePopup();
    field.textProperty().removeListener(edits);
  }

  /// The popup's first styles come before it takes over those of the window, which have the colours
  /// that it asks for.
  @Override
  protected void showPopup() {
    getAutoCompletionPopup().getScene().getStylesheets().setAll(field.getScene().getStylesheets());
    super.showPopup();
  }

  @Override
  protected void completeUserInput(String choice) {
    Completions completions = latest.get();
    int to = Math.min(completions.to(), field.getLength());
    int from = Math.min(completions.from(), to);
    field.replaceText(from, to, choice);
    field.positionCaret(from + choice.length());
  }

  /// Writes a whole filter without offering anything.
  void write(String filter) {
    if (!filter.equals(field.getText())) {
      isWritten = true;
      field.setText(filter);
      field.end();
    }
  }

  private void edited() {
    if (field.isFocused() && !isWritten) {
      offer();
    }
    isWritten = false;
  }
}
