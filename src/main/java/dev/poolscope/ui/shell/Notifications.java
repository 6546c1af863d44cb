package dev.poolscope.ui.shell;

import dev.poolscope.files.FileErrors;
import javafx.scene.Node;
import org.controlsfx.control.NotificationPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Sentences over the window that the user is told in passing. They stay until they are closed or
/// another one comes.
///
/// Threading: the JavaFX application thread.
final class Notifications {
  private final NotificationPane pane;

  Notifications(Node content) {
    pane = new NotificationPane(content);
    pane.setId("notices");
    pane.setShowFromTop(true);
  }

  /// What holds the window's content, and the sentences over it.
  Node node() {
    return pane;
  }

  /// Tells a sentence.
  void tell(String sentence) {
    pane.setGraphic(new FontIcon(Feather.INFO));
    pane.setText(sentence);
    pane.show();
  }

  /// Tells of an error that is a bug; its details go to a file.
  void tellBug(Throwable e) {
    tell(FileErrors.bug(e));
  }
}
