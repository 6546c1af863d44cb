package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.session.PreferencesFile;
import dev.poolscope.ui.session.RecordingSource;
import java.nio.file.Path;
import java.util.function.Function;

/// What a window is given by who opens it.
///
/// @param runs where directories of runs are created
/// @param preferences the directory of the preferences
/// @param recordings where recordings come from
/// @param dialogs asks the user
record WindowSetup(
    Path runs, Path preferences, RecordingSource recordings, Function<Themes, Dialogs> dialogs) {
  /// The setup of the program.
  static WindowSetup ofProgram(RecordingSource recordings) {
    return new WindowSetup(
        Path.of(System.getProperty("poolscope.out", "poolscope-runs")),
        PreferencesFile.userDirectory(),
        recordings,
        SystemDialogs::new);
  }
}
