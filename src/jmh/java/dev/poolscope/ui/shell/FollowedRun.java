package dev.poolscope.ui.shell;

import com.sun.management.OperatingSystemMXBean;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.run.Run;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.WindowCost;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.session.RunView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Measures how much processor time a window takes that follows a run.
final class FollowedRun {
  private static final int SETTLING_MILLIS = 5_000;
  private static final int MEASURED_MILLIS = 20_000;
  private static final int LOOK_MILLIS = 20;

  /// As many as the scope draws at most while a run goes on, on any machine.
  private static final int FRAMES_PER_SECOND = 10;

  private static final String EXPERIMENT =
      """
      schema: poolscope/experiment/v1
      name: followed
      window: 27s
      targets:
      TARGETS
      transport: {rules: go, maxIdleConns: 0, maxIdleConnsPerHost: 1000}
      balancer: {kind: round-robin}
      load:
        - target: balanced
          arrivals: {kind: closed, workers: 200, think: 50ms}
      """;

  private final Path directory;
  private final MainWindow window;
  private final Stage stage;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /// @param stage the stage of the window
  FollowedRun(Path directory, MainWindow window, Stage stage) {
    this.directory = directory;
    this.window = window;
    this.stage = stage;
  }

  private static String yaml() {
    StringBuilder targets = new StringBuilder();
    for (int host = 0; host < 8; host++) {
      targets
          .append("  - {name: h")
          .append(host)
          .append(", sample: {mode: keep-alive, delay: 200ms}}\n");
    }
    return EXPERIMENT.replace("TARGETS", targets.toString().stripTrailing());
  }

  /// Prints the cores that the process takes with and without the window's view of the same run.
  void measure() throws IOException, InterruptedException, RunRefusedException {
    Path file = Files.writeString(directory.resolve("followed.yaml"), yaml());
    Experiment experiment = Experiments.read(Experiments.load(file), List.of());
    Platform.runLater(window::showGallery);
    // The first of each is interpreted and compiled.
    alone(experiment);
    followed(file, false);
    double without = alone(experiment);
    double with = followed(file, true);
    double again = alone(experiment);
    System.out.printf(
        Locale.ROOT,
        "cores of the process: %.3f and %.3f without a view of the run, %.3f with: %.3f more%n",
        without,
        again,
        with,
        with - (without + again) / 2);
    double still = cores();
    double floor = frames();
    System.out.printf(
        Locale.ROOT,
        "floor: %d frames a second of a window of that size that is filled with one colour:"
            + " %.3f cores%n",
        FRAMES_PER_SECOND,
        floor - still);
  }

  /// The cores that the platform takes for as many frames as the scope draws, with nothing to draw
  /// but one colour.
  private double frames() throws InterruptedException {
    Canvas canvas = new Canvas(stage.getWidth(), stage.getHeight());
    Stage plain = onApplicationThread(() -> plainWindow(canvas));
    AtomicBoolean goes = new AtomicBoolean(true);
    Thread painter = Thread.startVirtualThread(() -> blink(canvas, goes));
    Thread.sleep(SETTLING_MILLIS);
    double cores = cores();
    goes.set(false);
    painter.join();
    Platform.runLater(plain::hide);
    return cores;
  }

  private static void blink(Canvas canvas, AtomicBoolean goes) {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    for (int i = 0; goes.get(); i++) {
      Color color = i % 2 == 0 ? Color.BLACK : Color.WHITE;
      Platform.runLater(
          () -> {
            graphics.setFill(color);
            graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
          });
      LockSupport.parkNanos(1_000_000_000L / FRAMES_PER_SECOND);
    }
  }

  private Stage plainWindow(Canvas canvas) {
    Stage plain = new Stage();
    plain.setScene(new Scene(new Pane(canvas)));
    plain.setX(stage.getX());
    plain.setY(stage.getY());
    plain.setWidth(stage.getWidth());
    plain.setHeight(stage.getHeight());
    plain.show();
    return plain;
  }

  private static <T> T onApplicationThread(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Platform::runLater).join();
  }

  private double alone(Experiment experiment)
      throws IOException, InterruptedException, RunRefusedException {
    try (Run run = new Run(experiment, directory.resolve("runs"))) {
      FutureTask<?> executing = new FutureTask<>(() -> run.execute());
      Thread.startVirtualThread(executing);
      Thread.sleep(SETTLING_MILLIS);
      double cores = cores();
      executing.get();
      return cores;
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private double cores() throws InterruptedException {
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    Thread.sleep(MEASURED_MILLIS);
    return (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - start);
  }

  private double followed(Path file, boolean isTold) throws InterruptedException {
    Platform.runLater(() -> window.open(file));
    waitFor(() -> window.availability().runObstacle().isEmpty());
    Platform.runLater(window::run);
    waitFor(() -> recording() != null);
    Thread.sleep(SETTLING_MILLIS);
    WindowCost cost = new WindowCost(SystemTicker.INSTANCE);
    cost.cores();
    double cores = cores();
    double own = cost.cores();
    Recording recording = recording();
    if (isTold && recording != null) {
      System.out.printf(
          Locale.ROOT,
          "%n%d hosts, %,d connections open, %,.0f events a second, for %d s%n"
              + "window's own account: %.3f cores%n",
          recording.hosts().size(),
          recording.hosts().stream().mapToInt(host -> recording.series(host).latest().open()).sum(),
          recording.eventCount() / (recording.endNanos() / 1e9),
          MEASURED_MILLIS / 1000,
          own);
    }
    waitFor(() -> state() instanceof RunState.Ended);
    Platform.runLater(window::showGallery);
    return cores;
  }

  private @Nullable RunState state() {
    RunSession session = window.session();
    return session == null ? null : session.stateProperty().get();
  }

  private @Nullable Recording recording() {
    RunSession session = window.session();
    RunView view = session == null ? null : session.viewProperty().get();
    return view == null ? null : view.recording();
  }

  private static void waitFor(BooleanSupplier condition) throws InterruptedException {
    while (!onApplicationThread(condition::getAsBoolean)) {
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
