package dev.poolscope.ui.shell;

import com.sun.javafx.scene.SceneHelper;
import dev.poolscope.ui.fx.PulsePump;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;

/// How long frames of a window take, at the pace of JavaFX's own pulses.
///
/// A frame begins as the pulse wakes the views, with a change that makes them draw something
/// new. Its part on the application thread is over when the pulse is: handlers, drawing
/// commands, CSS, layout, and handing the scene to the painting thread. The whole of it is
/// over when the painting thread has painted all of it into the picture of the window; what
/// is left is the system's copy of that picture to the screen. JavaFX can work on the next
/// frame meanwhile, which is not made use of here: the whole is the sum of both parts.
///
/// Threading: [Driver#measure] on any thread but the application thread.
final class FrameTimes {
  private static final int WARM_UP = 300;
  private static final int FRAMES = 600;

  private final Scene scene;
  private final double[] applicationMillis = new double[FRAMES];
  private final double[] paintedMillis = new double[FRAMES];
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private IntConsumer change = _ -> {};
  private int frame = -1;

  private FrameTimes(Scene scene) {
    this.scene = scene;
  }

  /// Wakes before all views, if it is the first that the pump is given. The window counts as used
  /// while frames are measured, and only then.
  static final class Driver {
    private final PulsePump pump;
    private FrameTimes running = new FrameTimes(new Scene(new Group()));

    Driver(PulsePump pump) {
      this.pump = pump;
      pump.register(
          Duration.ZERO,
          () -> {
            if (running.isMeasuring()) {
              pump.attend();
            }
            running.begin();
          });
    }

    /// Measures frames.
    ///
    /// @param change makes the frame of a number differ from the one before; called on the
    ///   application thread
    FrameTimes measure(Scene scene, IntConsumer change) {
      FrameTimes times = new FrameTimes(scene);
      times.change = change;
      times.frame = 0;
      Platform.runLater(
          () -> {
            running = times;
            pump.attend();
          });
      times.done.join();
      Arrays.sort(times.applicationMillis);
      Arrays.sort(times.paintedMillis);
      return times;
    }
  }

  private boolean isMeasuring() {
    return frame >= 0;
  }

  private void begin() {
    if (!isMeasuring()) {
      return;
    }
    long start = System.nanoTime();
    change.accept(frame);
    Platform.runLater(() -> end(start));
  }

  private void end(long start) {
    if (frame < 0) {
      return;
    }
    long pulsed = System.nanoTime();
    SceneHelper.getPeer(scene).waitForRenderingToComplete();
    long painted = System.nanoTime();
    if (frame >= WARM_UP) {
      applicationMillis[frame - WARM_UP] = (pulsed - start) / 1e6;
      paintedMillis[frame - WARM_UP] = (painted - start) / 1e6;
    }
    frame++;
    if (frame == WARM_UP + FRAMES) {
      frame = -1;
      done.complete(null);
    }
  }

  /// The row of a Markdown table.
  String row(String what) {
    return "| " + what + " | " + cells(applicationMillis) + " | " + cells(paintedMillis) + " |";
  }

  private static String cells(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%.1f | %.1f | %.1f | %.1f",
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }
}
