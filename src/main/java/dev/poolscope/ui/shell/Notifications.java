package dev.poolscope.ui.shell;

import dev.poolscope.files.FileErrors;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Sentences that the user is told in passing, in a bar that covers nothing. They stay until they
/// are closed, by the mouse or by Escape, or another one comes.
///
/// Threading: the JavaFX application thread.
final class Notifications {
  private final Label words = new Label("", new FontIcon(Feather.INFO));
  private final Button action = new Button();
  private final HBox bar;

  Notifications() {
    words.setId("notice");
    words.setWrapText(true);
    words.setMinHeight(Label.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button close = new Button("", new FontIcon(Feather.X));
    close.setId("notice-close");
    close.setAccessibleText("Close the notice");
    close.getStyleClass().add("flat");
    close.setOnAction(_ -> clear());
    action.setId("notice-action");
    action.managedProperty().bind(action.visibleProperty());
    action.setMinWidth(Button.USE_PREF_SIZE);
    bar = new HBox(words, action, close);
    bar.setId("notices");
    bar.getStyleClass().add("ps-notice");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.managedProperty().bind(bar.visibleProperty());
    clear();
    EventHandler<KeyEvent> keys = this::press;
    bar.sceneProperty()
        .subscribe(
            (before, now) -> {
              if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
              }
              if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
              }
            });
  }

  /// The bar.
  Node node() {
    return bar;
  }

  /// Tells a sentence.
  void tell(String sentence) {
    words.setText(sentence);
    action.setVisible(false);
    bar.setVisible(true);
  }

  /// Tells a sentence with a remedy that is a click away.
  ///
  /// @param remedy what the button says
  void tell(String sentence, String remedy, Runnable then) {
    tell(sentence);
    action.setText(remedy);
    action.setOnAction(
        _ -> {
          clear();
          then.run();
        });
    action.setVisible(true);
  }

  /// Takes the sentence away, if there is one.
  void clear() {
    bar.setVisible(false);
  }

  /// Tells of an error that is a bug; its details go to a file.
  void tellBug(Throwable e) {
    tell(FileErrors.bug(e));
  }

  private void press(KeyEvent event) {
    if (bar.isVisible() && event.getCode() == KeyCode.ESCAPE) {
      clear();
      event.consume();
    }
  }
}
