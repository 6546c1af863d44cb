package dev.poolscope.ui.start;

import dev.poolscope.yaml.Source;
import java.nio.file.Path;

/// What the first screen asks its window to do.
///
/// Threading: called on the JavaFX application thread.
public interface StartHost {
  /// Shows the built-in experiments.
  void showGallery();

  /// Opens a built-in experiment, without running it.
  void openBuiltIn(String name);

  /// Puts an experiment that is in no file on the workbench.
  ///
  /// @param run whether it is run at once
  void openNew(Source source, boolean run);

  /// Opens an experiment file or a run's directory.
  void open(Path path);

  /// Lets the user choose what to open.
  void choose();

  /// Lets the user choose where runs are kept from now on.
  void chooseRunsFolder();
}
