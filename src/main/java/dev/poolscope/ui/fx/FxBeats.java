package dev.poolscope.ui.fx;

import dev.poolscope.time.SystemScheduler;
import dev.poolscope.time.SystemTicker;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Pulses of JavaFX, and calls at other times from a thread of its own.
final class FxBeats implements PulsePump.Beats {
  private @Nullable SystemScheduler scheduler;
  private @Nullable AnimationTimer timer;

  @Override
  public long nanos() {
    return SystemTicker.INSTANCE.nanos();
  }

  @Override
  public void everyPulse(@Nullable Runnable call) {
    if (timer != null) {
      timer.stop();
      timer = null;
    }
    if (call != null) {
      timer =
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              call.run();
            }
          };
      timer.start();
    }
  }

  @Override
  public void at(long nanos, Runnable call) {
    SystemScheduler running = scheduler;
    if (running == null) {
      running = new SystemScheduler("poolscope-beat");
      scheduler = running;
    }
    running.at(nanos, () -> Platform.runLater(call));
  }

  @Override
  public void end() {
    everyPulse(null);
    if (scheduler != null) {
      scheduler.close();
      scheduler = null;
    }
  }
}
