package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunArchive;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.RunExport;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.FileErrors;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.scope.ScopeView;
import dev.poolscope.ui.session.RunSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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
  private static final String SVG = ".svg";

  /// Writes a picture, as things are now: of a part of the window as PNG or, where the file is
  /// called so, of the scope alone as SVG.
  void picture(Node part, @Nullable ScopeView scope) {
    Image picture = Pictures.of(part, PICTURE_SCALE);
    Optional<Path> file = dialogs.pictureFile(stage);
    if (file.isEmpty()) {
      return;
    }
    Path to = file.get();
    if (!to.toString().toLowerCase(Locale.ROOT).endsWith(SVG)) {
      write(() -> Pictures.write(picture, to), "The picture is in " + to + ".");
    } else if (scope == null) {
      notifications.tell("There is no run to draw as SVG; give the file a name that ends in .png.");
    } else {
      String svg = scope.svg();
      write(() -> AtomicFiles.write(to, svg), "The scope is drawn in " + to + ".");
    }
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
                    () -> RunExport.csv(from, to),
                    "The tables, as recorded by now, are in " + to + "."));
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
                    () -> RunArchive.write(from, to),
                    "The run is in " + to + "; drop it on the window to open it again."));
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

  private void write(Writing writing, String done) {
    executor.call(
        () -> {
          writing.write();
          return done;
        },
        notifications::tell,
        e -> {
          if (e instanceof IOException io) {
            notifications.tell(FileErrors.describe(io) + ". Choose another place.");
          } else {
            notifications.tellBug(e);
          }
        });
  }

  /// Writes a file.
  private interface Writing {
    void write() throws IOException;
  }
}
