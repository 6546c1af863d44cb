package dev.poolscope.ui.shell;

/// What a window does for its [Actions].
///
/// Threading: the JavaFX application thread.
interface WindowCommands {
  /// What can be done now.
  Availability availability();

  void showGallery();

  void choose();

  void run();

  void stop();

  void predict();

  /// Freezes the view of the run, or follows it again.
  void freeze();

  /// Asks which runs are to be compared, and compares them.
  void compareRuns();

  void exportPicture();

  void exportTables();

  void switchTheme();

  void smaller();

  void larger();

  void normalSize();

  void showKeys();
}
