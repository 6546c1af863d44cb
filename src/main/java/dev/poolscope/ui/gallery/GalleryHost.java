package dev.poolscope.ui.gallery;

import java.nio.file.Path;
import java.util.List;

/// What the gallery asks its window to do.
///
/// Threading: called on the JavaFX application thread.
public interface GalleryHost {
  /// Opens a built-in experiment, without running it.
  void openBuiltIn(String name);

  /// Runs a built-in experiment.
  void runBuiltIn(String name);

  /// Asks for a prediction, then runs a built-in experiment.
  void predictBuiltIn(String name);

  /// Opens an experiment file, a lesson file or a run's directory.
  void open(Path path);

  /// Compares the runs of several directories.
  void compare(List<Path> directories);

  /// Lets the user choose what to open.
  void choose();
}
