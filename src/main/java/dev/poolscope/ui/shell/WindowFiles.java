package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.RunExport;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.FileErrors;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.image.Image;

/// Writes what the window shows as files, and tells what came of it.
///
/// @param executor does the work
/// @param notifications tells of it
record WindowFiles(FxExecutor executor, Notifications notifications) {
  /// Writes a picture as PNG.
  void picture(Image picture, Path to) {
    write(
        () -> {
          Pictures.write(picture, to);
          return "The picture is in " + to + ".";
        });
  }

  /// Writes the tables of a run, as recorded by now, as CSV files.
  void tables(RunDirectory from, Path to) {
    write(
        () -> {
          RunExport.csv(from, to);
          return "The tables, as recorded by now, are in " + to + ".";
        });
  }

  /// Writes a small text before it returns.
  ///
  /// @return whether it was written; if not, the user was told why
  boolean text(String text, Path to) {
    try {
      AtomicFiles.write(to, text);
      notifications.tell("The experiment is in " + to + ".");
      return true;
    } catch (IOException e) {
      notifications.tell(FileErrors.describe(e) + ". Choose another place.");
      return false;
    }
  }

  private void write(Callable<String> writing) {
    executor.call(
        writing,
        notifications::tell,
        e -> {
          if (e instanceof IOException io) {
            notifications.tell(FileErrors.describe(io) + ". Choose another place.");
          } else {
            notifications.tellBug(e);
          }
        });
  }
}
