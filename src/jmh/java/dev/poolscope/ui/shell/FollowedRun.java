package dev.poolscope.ui.shell;

import com.sun.management.OperatingSystemMXBean;
import dev.poolscope.config.Experiment;
import dev.poolscope.config.Experiments;
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
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Measures how much processor time a window takes that follows a run.
final class FollowedRun {
  private static final int SETTLING_MILLIS = 5_000;
  private static final int MEASURED_MILLIS = 20_000;
  private static final int LOOK_MILLIS = 20;
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
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  FollowedRun(Path directory, MainWindow window) {
    this.directory = directory;
    this.window = window;
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
    waitFor(() -> window.availability().canRun().get());
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
    while (!CompletableFuture.supplyAsync(condition::getAsBoolean, Platform::runLater).join()) {
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
