package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Display;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program with a window.
public final class WindowProgram extends Application {
  private static final Duration END_AT_MOST = Duration.ofSeconds(30);

  /// JavaFX tells of a class path as of a fault; ours is meant. Held here, because loggers that
  /// nobody holds are forgotten.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private static volatile @Nullable MainWindow opened;

  /// Opens the window and waits until it is closed and nothing of it is going on any more.
  ///
  /// @return whether there was a window; false where there is no display
  public static boolean run() throws InterruptedException {
    return open();
  }

  /// As [#run], with a recorded run, or an experiment file, opened in the window.
  public static boolean show(Path path) throws InterruptedException {
    return open(path.toString());
  }

  private static boolean open(String... paths) throws InterruptedException {
    if (!Display.isThere()) {
      return false;
    }
    JAVAFX.setFilter(
        told -> !String.valueOf(told.getMessage()).startsWith("Unsupported JavaFX configuration"));
    try {
      launch(WindowProgram.class, paths);
    } catch (UnsupportedOperationException | IllegalStateException _) {
      // The toolkit found no display where one was promised.
      return false;
    }
    MainWindow window = opened;
    if (window != null) {
      var _ = window.awaitEnd(END_AT_MOST);
    }
    return true;
  }

  /// The window, once there is one.
  static @Nullable MainWindow window() {
    return opened;
  }

  @Override
  public void start(Stage stage) {
    MainWindow window = new MainWindow(stage, WindowSetup.ofProgram());
    opened = window;
    window.show();
    getParameters().getRaw().forEach(path -> window.open(Path.of(path)));
  }
}
