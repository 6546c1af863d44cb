package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunArchive;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.RunExport;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.FileErrors;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.session.RunSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Writes what the window shows as files that the user chooses, and tells what came of it.
///
/// Threading: the JavaFX application thread; the work is done off it.
///
/// @param stage the window
/// @param dialogs asks for the files
/// @param executor does the work
/// @param notifications tells of it
record WindowFiles(Stage stage, Dialogs dialogs, FxExecutor executor, Notifications notifications) {
  private static final double PICTURE_SCALE = 2;

  /// Writes a picture of a part of the window, as it is now, as PNG.
  void picture(Node part) {
    Image picture = Pictures.of(part, PICTURE_SCALE);
    dialogs
        .pictureFile(stage)
        .ifPresent(
            to ->
                write(
                    () -> {
                      Pictures.write(picture, to);
                      return "The picture is in " + to + ".";
                    }));
  }

  /// Writes the tables of a run, as recorded by now, as CSV files.
  void tables(@Nullable RunSession session) {
    RunDirectory from = session == null ? null : session.directory();
    if (from == null) {
      return;
    }
    dialogs
        .directory(stage)
        .ifPresent(
            to ->
                write(
                    () -> {
                      RunExport.csv(from, to);
                      return "The tables, as recorded by now, are in " + to + ".";
                    }));
  }

  /// Writes all files of a run, as recorded by now, as one zip.
  void run(@Nullable RunSession session) {
    RunDirectory from = session == null ? null : session.directory();
    if (from == null) {
      return;
    }
    dialogs
        .runFile(from.path().getFileName() + ".zip", stage)
        .ifPresent(
            to ->
                write(
                    () -> {
                      RunArchive.write(from, to);
                      return "The run is in " + to + "; drop it on the window to open it again.";
                    }));
  }

  /// Writes an experiment before it returns.
  ///
  /// @return the file; empty if there is none, of which the user was told why
  Optional<Path> experiment(String yaml) {
    return dialogs.experimentFile(stage).filter(to -> text(yaml, to));
  }

  private boolean text(String text, Path to) {
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
