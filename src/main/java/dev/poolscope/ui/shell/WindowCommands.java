package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Command;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Everything that can be done wherever one is in the window.
final class WindowCommands {
  /// Runs what is on the workbench.
  static final Command<MainWindow> RUN =
      Command.of("run", "Run", Feather.PLAY, MainWindow::run, "F5")
          .unless(window -> window.availability().runObstacle());

  /// Asks for predictions first.
  static final Command<MainWindow> PREDICT =
      Command.of("predict", "Predict", Feather.EDIT_3, MainWindow::predict, "F7")
          .unless(window -> window.availability().runObstacle());

  static final List<Command<MainWindow>> ALL =
      List.of(
          Command.of("start", "First screen", Feather.HOME, MainWindow::showStart, "Alt+Home"),
          Command.of("gallery", "Experiments", Feather.GRID, MainWindow::showGallery, "Shortcut+G"),
          Command.of("open", "Open", Feather.FOLDER, MainWindow::choose, "Shortcut+O"),
          RUN,
          Command.of("stop", "Stop", Feather.SQUARE, MainWindow::stop, "Shift+F5")
              .unless(window -> window.availability().stopObstacle()),
          PREDICT,
          Command.of("freeze", "Freeze", Feather.PAUSE, MainWindow::freeze, "F6")
              .unless(window -> window.availability().viewObstacle()),
          Command.of(
                  "present",
                  "Present the scope alone, in large words",
                  Feather.MONITOR,
                  MainWindow::present,
                  "F11")
              .unless(window -> window.availability().viewObstacle()),
          Command.of("compare", "Compare runs", Feather.COLUMNS, MainWindow::compareRuns, "F8"),
          Command.of(
              "picture",
              "Picture as PNG or SVG",
              Feather.CAMERA,
              MainWindow::exportPicture,
              "Shortcut+P"),
          Command.of(
                  "tables",
                  "Tables as CSV",
                  Feather.DOWNLOAD,
                  (MainWindow window) -> window.files().tables(window.session()),
                  "Shortcut+E")
              .unless(window -> window.availability().viewObstacle()),
          Command.of(
                  "archive",
                  "Run as one file",
                  Feather.PACKAGE,
                  (MainWindow window) -> window.files().run(window.session()),
                  "Shortcut+Shift+P")
              .unless(window -> window.availability().viewObstacle()),
          Command.of(
              "theme",
              "Dark or bright",
              Feather.SUN,
              window -> window.themes().switchTheme(),
              "Shortcut+T"),
          Command.of(
              "smaller",
              "Smaller words",
              Feather.ZOOM_OUT,
              window -> window.themes().enlarge(-1),
              "Shortcut+Minus"),
          Command.of(
              "larger",
              "Larger words",
              Feather.ZOOM_IN,
              window -> window.themes().enlarge(1),
              "Shortcut+Equals"),
          Command.of(
              "normal",
              "Normal words",
              Feather.TYPE,
              window -> window.themes().fontPercentProperty().set(100),
              "Shortcut+0"),
          Command.of("keys", "Shortcuts", Feather.HELP_CIRCLE, MainWindow::showShortcuts, "F1"));

  private WindowCommands() {}
}
