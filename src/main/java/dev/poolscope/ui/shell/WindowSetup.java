package dev.poolscope.ui.shell;

import dev.poolscope.run.Run;
import dev.poolscope.run.RunFactory;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.session.PreferencesFile;
import java.nio.file.Path;
import java.util.function.Function;

/// What a window is given by who opens it.
///
/// @param runs where directories of runs are created while the user has chosen no other place
/// @param runFactory makes them
/// @param preferences the directory of the preferences
/// @param dialogs asks the user
record WindowSetup(
    Path runs, RunFactory runFactory, Path preferences, Function<Themes, Dialogs> dialogs) {
  /// The setup of the program.
  static WindowSetup ofProgram() {
    return new WindowSetup(
        RunsFolder.standard(), Run::new, PreferencesFile.userDirectory(), SystemDialogs::new);
  }
}
