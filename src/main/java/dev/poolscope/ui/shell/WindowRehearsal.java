package dev.poolscope.ui.shell;

import dev.poolscope.ui.gallery.GalleryView;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The window without a user: its first screen, its gallery, then a recorded run, then its end.
///
/// Threading: the JavaFX application thread, but for [#follow].
public final class WindowRehearsal {
  /// So many pulses a view is looked at; a view that does not come is given up after the most.
  private static final int PULSES_A_VIEW = 30;

  private static final int MOST_PULSES = 1200;

  private final MainWindow window;
  private final Scene scene;
  private final Path recording;
  private final Runnable ending;
  private boolean isGallery;
  private boolean isOpened;
  private int pulses;
  private int seen;

  private WindowRehearsal(MainWindow window, Scene scene, Path recording) {
    this.window = window;
    this.scene = scene;
    this.recording = recording;
    this.ending = window.pump().register(Duration.ZERO, this::pulse);
  }

  /// Takes the user's place in the window that will be opened next.
  ///
  /// @param recording the directory of a run, to be shown after these
  public static void follow(Path recording) {
    Window.getWindows()
        .addListener(
            new ListChangeListener<Window>() {
              @Override
              public void onChanged(Change<? extends Window> change) {
                Window.getWindows().removeListener(this);
                Scene scene = change.getList().getFirst().getScene();
                Platform.runLater(() -> begin(WindowProgram.window(), scene, recording));
              }
            });
  }

  private static void begin(@Nullable MainWindow window, Scene scene, Path recording) {
    if (window != null) {
      var _ = new WindowRehearsal(window, scene, recording);
    }
  }

  private void pulse() {
    pulses++;
    if (isThere()) {
      seen++;
    }
    if (seen >= PULSES_A_VIEW && !isGallery) {
      isGallery = true;
      seen = 0;
      window.showGallery();
    } else if (seen >= PULSES_A_VIEW && !isOpened) {
      isOpened = true;
      seen = 0;
      window.open(recording);
    } else if (seen >= PULSES_A_VIEW || pulses >= MOST_PULSES) {
      ending.run();
      window.close();
    }
  }

  private boolean isThere() {
    if (isOpened) {
      return scene.lookup("#split-main") != null;
    }
    return isGallery
        ? scene.lookup("#gallery") instanceof GalleryView gallery && gallery.isComplete()
        : scene.lookup("#start") != null;
  }
}
