package dev.poolscope.ui.setup;

import java.nio.file.Path;
import java.util.Optional;

/// What the setup form asks its window to do.
///
/// Threading: called on the JavaFX application thread.
public interface SetupHost {
  /// Runs the experiment as it is in the form.
  void run();

  /// Writes an experiment to a file that the user chooses.
  ///
  /// @param yaml its text
  /// @return the file; empty when the user decided otherwise or it could not be written, of which
  ///   the window has told
  Optional<Path> save(String yaml);

  /// Puts a text on the clipboard.
  void copy(String text);

  /// Tells the user something in passing.
  void tell(String message);
}
