package dev.poolscope.ui.scope;

import dev.poolscope.timeline.FakeRecording;
import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.fx.Theme;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Measures how long the scope takes to draw 1,000 lanes and 1,000,000 events. A frame is the
/// commands on the application thread and their painting in the software pipeline, which a snapshot
/// does at once; the crosshair alone is measured too.
public final class ScopeBenchmark {
  private static final int WARM_UP = 60;
  private static final int FRAMES = 300;

  private ScopeBenchmark() {}

  public static void main(String[] args) {
    FakeRecording recording = FakeRun.crowd(new FakeRun.Crowd(8, 1000, 250, 60), 1);
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    System.out.printf(
        Locale.ROOT, "%,d events, %,d lanes%n", recording.eventCount(), recording.lanes().size());
    CompletableFuture.runAsync(() -> measure(recording), Platform::runLater).join();
    Platform.exit();
  }

  private static void measure(FakeRecording recording) {
    Stage stage = new Stage();
    ScopeStage.Size size = new ScopeStage.Size(1920, 1080, Theme.DARK, 100);
    ScopeStage scope = new ScopeStage(recording, stage, size);
    print(
        "commands, whole run",
        times(
            i -> {
              show(scope, 0, 60_000 - i);
              scope.pulse();
            }));
    print(
        "commands, zoomed",
        times(
            i -> {
              show(scope, 20_000 + i, 22_000 + i);
              scope.pulse();
            }));
    print(
        "crosshair",
        times(
            i -> {
              scope.view.cursorNanosProperty().set(i * 1_000_000L);
              scope.pulse();
            }));
    Pictures.of(scope.scope, 1);
    double[] empty = times(_ -> Pictures.of(scope.scope, 1));
    print("copying a frame out", empty);
    print(
        "whole run, commands, painting and copying",
        times(
            i -> {
              show(scope, 0, 60_000 - i);
              scope.pulse();
              Pictures.of(scope.scope, 1);
            }));
    print(
        "zoomed, commands, painting and copying",
        times(
            i -> {
              show(scope, 20_000 + i, 22_000 + i);
              scope.pulse();
              Pictures.of(scope.scope, 1);
            }));
    stage.close();
  }

  private static void show(ScopeStage scope, long fromMillis, long toMillis) {
    scope.view.visibleProperty().set(new TimeRange(fromMillis * 1_000_000, toMillis * 1_000_000));
  }

  /// The milliseconds of each frame, sorted.
  private static double[] times(IntConsumer frame) {
    for (int i = 0; i < WARM_UP; i++) {
      frame.accept(i);
    }
    double[] millis = new double[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      long from = System.nanoTime();
      frame.accept(i);
      millis[i] = (System.nanoTime() - from) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static void print(String what, double[] millis) {
    System.out.printf(
        Locale.ROOT,
        "%-45s p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms%n",
        what,
        millis[millis.length / 2],
        millis[millis.length * 99 / 100],
        millis[millis.length - 1]);
  }
}
