package dev.poolscope.ui.tables;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.testfx.api.FxRobot;

/// Waits in tests until a scene is laid out: parts made by one pulse are placed by the next.
public final class Pulses {
  private static final int ENOUGH = 4;

  private Pulses() {}

  /// Waits for some pulses of a scene.
  public static void settle(FxRobot robot, Scene scene) {
    CountDownLatch pulses = new CountDownLatch(ENOUGH);
    Runnable listener =
        () -> {
          pulses.countDown();
          Platform.requestNextPulse();
        };
    robot.interact(
        () -> {
          scene.addPostLayoutPulseListener(listener);
          Platform.requestNextPulse();
        });
    try {
      if (!pulses.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no pulses");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      robot.interact(() -> scene.removePostLayoutPulseListener(listener));
    }
  }
}
