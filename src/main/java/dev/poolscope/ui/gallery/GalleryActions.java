package dev.poolscope.ui.gallery;

import dev.poolscope.config.Experiment;
import java.nio.file.Path;
import java.util.List;

/// What the gallery asks its window to do.
///
/// Threading: called on the JavaFX application thread.
public interface GalleryActions {
  /// Runs an experiment.
  void run(Experiment experiment);

  /// Asks for a prediction, then runs an experiment.
  void predict(Experiment experiment);

  /// Opens an experiment file or a run's directory.
  void open(Path path);

  /// Compares the runs of several directories.
  void compare(List<Path> directories);

  /// Lets the user choose what to open.
  void choose();
}
