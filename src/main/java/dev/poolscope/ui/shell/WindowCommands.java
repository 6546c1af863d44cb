package dev.poolscope.ui.shell;

import javafx.beans.value.ObservableBooleanValue;

/// What a window does for its [Actions].
///
/// Threading: the JavaFX application thread.
interface WindowCommands {
  /// Whether there is an experiment that is not running.
  ObservableBooleanValue canRun();

  /// Whether a run is starting or going on.
  ObservableBooleanValue canStop();

  /// Whether there is a run to look at.
  ObservableBooleanValue hasView();

  void showGallery();

  void choose();

  void run();

  void stop();

  void predict();

  /// Freezes the view of the run, or follows it again.
  void freeze();

  void exportPicture();

  void exportTables();

  void switchTheme();

  void smaller();

  void larger();

  void normalSize();

  void showKeys();
}
