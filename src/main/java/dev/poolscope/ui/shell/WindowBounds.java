package dev.poolscope.ui.shell;

import dev.poolscope.ui.session.Preferences;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// Where the window was.
final class WindowBounds {
  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 600;

  private WindowBounds() {}

  /// Puts a window where it was, as far as there is still a screen there; else into the middle of
  /// the first screen. Its title bar can be reached in either case.
  static void restore(Stage stage, Preferences.@Nullable Bounds bounds) {
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    // A window manager may have put it elsewhere.
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> lower(stage));
    Optional<Screen> there =
        bounds == null
            ? Optional.empty()
            : screen(bounds.x(), bounds.y(), bounds.width(), bounds.height());
    if (bounds == null || there.isEmpty()) {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      Preferences.Bounds middle =
          middle(stage.getScene().getWidth(), stage.getScene().getHeight(), screen);
      stage.setX(middle.x());
      stage.setY(middle.y());
      return;
    }
    Preferences.Bounds within = within(bounds, there.get().getVisualBounds());
    stage.setX(within.x());
    stage.setY(within.y());
    stage.setWidth(within.width());
    stage.setHeight(within.height());
    stage.setMaximized(within.maximized());
  }

  /// A window in the middle of a screen, with its top on it.
  static Preferences.Bounds middle(double width, double height, Rectangle2D screen) {
    return within(
        new Preferences.Bounds(
            screen.getMinX() + (screen.getWidth() - width) / 2,
            screen.getMinY() + (screen.getHeight() - height) / 2,
            width,
            height,
            false),
        screen);
  }

  /// A window moved, and made smaller where it must be, to be on a screen as a whole.
  static Preferences.Bounds within(Preferences.Bounds bounds, Rectangle2D screen) {
    double width = Math.min(bounds.width(), screen.getWidth());
    double height = Math.min(bounds.height(), screen.getHeight());
    double x = Math.max(screen.getMinX(), Math.min(bounds.x(), screen.getMaxX() - width));
    double y = Math.max(screen.getMinY(), Math.min(bounds.y(), screen.getMaxY() - height));
    return new Preferences.Bounds(x, y, width, height, bounds.maximized());
  }

  private static void lower(Stage stage) {
    double top = screen(stage).getVisualBounds().getMinY();
    if (!stage.isMaximized() && stage.getY() < top) {
      stage.setY(top);
    }
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
