package dev.poolscope.ui.shell;

import dev.poolscope.ui.session.Preferences;
import java.util.Optional;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Where the window was.
final class WindowBounds {
  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 600;

  private WindowBounds() {}

  /// Puts a window where it was, if there is still a screen there.
  static void restore(Stage stage, Preferences.@Nullable Bounds bounds) {
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    if (bounds == null
        || Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
            .isEmpty()) {
      return;
    }
    stage.setX(bounds.x());
    stage.setY(bounds.y());
    stage.setWidth(bounds.width());
    stage.setHeight(bounds.height());
    stage.setMaximized(bounds.maximized());
  }

  /// The screen that a window is on.
  static Screen screen(Window window) {
    return screen(window.getX(), window.getY(), window.getWidth(), window.getHeight())
        .orElseGet(Screen::getPrimary);
  }

  private static Optional<Screen> screen(double x, double y, double width, double height) {
    return Screen.getScreensForRectangle(x, y, width, height).stream().findFirst();
  }

  /// Where it is now.
  static Preferences.Bounds of(Stage stage) {
    return new Preferences.Bounds(
        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }
}
