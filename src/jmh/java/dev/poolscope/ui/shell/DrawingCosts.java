package dev.poolscope.ui.shell;

import com.sun.management.OperatingSystemMXBean;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.run.Run;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Measures what the window costs and prints it as Markdown: the time of a frame with a recorded
/// run of 1,000,000 events and 1,000 lanes, how long the application thread lets others wait, the
/// memory beside recordings of several lengths, and the processor time while a run goes on.
///
/// Arguments name the parts to measure: `frames`, `answers`, `heap`, `cores`; none means all. Ends
/// with 1 if somebody has to wait for too long.
public final class DrawingCosts {
  private static final int EVENTS = 1_000_000;
  private static final long LOOK_NANOS = 20_000_000;
  private static final double WIDTH = 1920;

  /// The headless platform has room for not quite 1,920 x 1,000 pixels.
  private static final double HEIGHT = 998;

  private final Path directory;
  private final MainWindow window;
  private final Stage stage;
  private final FrameTimes.Driver frames;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private DrawingCosts(Path directory) {
    this.directory = directory;
    this.stage = new Stage();
    this.window =
        new MainWindow(
            stage,
            new WindowSetup(
                directory.resolve("runs"),
                Run::new,
                directory.resolve("config"),
                SystemDialogs::new));
    this.frames = new FrameTimes.Driver(window.pump());
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    window.show();
  }

  /// Runs the measurement.
  public static void main(String[] arguments) throws Exception {
    List<String> parts =
        arguments.length == 0 ? List.of("frames", "answers", "heap", "cores") : List.of(arguments);
    boolean held;
    Path directory = Files.createTempDirectory("poolscope-drawing-costs-");
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    Platform.setImplicitExit(false);
    try {
      DrawingCosts costs = onApplicationThread(() -> new DrawingCosts(directory));
      held = costs.measure(parts);
      onApplicationThread(Executors.callable(costs.window::close));
    } finally {
      Platform.exit();
      delete(directory);
    }
    System.exit(held ? 0 : 1);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static <T> T onApplicationThread(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result.join();
  }

  private boolean measure(List<String> parts) throws Exception {
    if (parts.contains("heap")) {
      heap();
    }
    if (parts.contains("frames")) {
      frames();
    }
    if (parts.contains("cores")) {
      new FollowedRun(directory, window, stage).measure();
    }
    return !parts.contains("answers") || new Answers(open(EVENTS / 4)).measure();
  }

  private RunView open(int events) throws IOException {
    RunDirectory run = new RunDirectory(Files.createTempDirectory(directory, "run-"));
    SyntheticRun.write(run, events);
    Platform.runLater(() -> window.open(run.path()));
    RunView view = null;
    while (view == null) {
      LockSupport.parkNanos(LOOK_NANOS);
      view = onApplicationThread(() -> Optional.ofNullable(viewOf(run))).orElse(null);
    }
    return view;
  }

  private @Nullable RunView view() {
    RunSession session = window.session();
    return session == null ? null : session.viewProperty().get();
  }

  private @Nullable RunView viewOf(RunDirectory run) {
    RunSession session = window.session();
    RunView view = view();
    boolean isRead = view != null && view.recording().isComplete();
    return session != null && isRead && run.equals(session.directory()) ? view : null;
  }

  private void heap() throws IOException {
    System.out.println("| events | heap in use beside the open recording, MB |");
    System.out.println("| --- | --- |");
    open(EVENTS / 10);
    for (int events : new int[] {EVENTS / 4, EVENTS / 2, EVENTS}) {
      RunView view = open(events);
      System.gc();
      System.gc();
      long bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.printf(
          Locale.ROOT, "| %,d | %.1f |%n", view.recording().eventCount(), bytes / 1e6);
    }
  }

  private void frames() throws IOException {
    RunView view = open(EVENTS);
    Recording recording = view.recording();
    System.out.printf(
        Locale.ROOT,
        "%,d events, %,d lanes, %d hosts, window of %.0f x %.0f pixels%n%n",
        recording.eventCount(),
        recording.lanes().size(),
        recording.hosts().size(),
        stage.getWidth(),
        stage.getHeight());
    System.out.println(
        "| ms | application thread p50 | p95 | p99 | max | until painted p50 | p95 | p99 | max |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    long millis = recording.endNanos() / 1_000_000;
    IntConsumer wholeRun = i -> show(view, 0, millis - i);
    // While the program is compiled, the compiler takes one of the processors.
    frames.measure(stage.getScene(), wholeRun);
    othersCores();
    frame("the whole run", wholeRun);
    frame("zooming in and out", i -> zoom(view, millis, i));
    frame("moving along, 2 s shown", i -> show(view, 20_000 + 7L * i, 22_000 + 7L * i));
    onApplicationThread(Executors.callable(() -> show(view, 0, millis)));
    frame("scrolling the lanes", this::scroll);
    frame("the crosshair", this::point);
    onApplicationThread(Executors.callable(() -> view.followingProperty().set(false)));
    frame("playing back", i -> view.showUpTo(recording.endNanos() / 2 + i * 20_000_000L));
    System.out.printf(Locale.ROOT, "%nother processes took %.2f cores meanwhile%n", othersCores());
  }

  /// The processor time of other processes since the last call; where it is not small, the times of
  /// frames are theirs too.
  private double othersCores() {
    double share = system.getCpuLoad() - system.getProcessCpuLoad();
    return Math.max(0, share) * system.getAvailableProcessors();
  }

  private void frame(String what, IntConsumer change) {
    System.out.println(frames.measure(stage.getScene(), change).row(what));
  }

  private static void show(RunView view, long fromMillis, long toMillis) {
    view.visibleProperty().set(new TimeRange(fromMillis * 1_000_000, toMillis * 1_000_000));
  }

  /// From the whole run to a fiftieth of it and back, once in 200 frames.
  private static void zoom(RunView view, long millis, int i) {
    double depth = Math.abs(i % 200 - 100) / 100.0;
    long half = Math.round(millis / 2.0 * Math.pow(0.02, 1 - depth));
    show(view, millis / 2 - half, millis / 2 + half);
  }

  private void scroll(int i) {
    if (node("scope-lane-scroll") instanceof ScrollBar bar) {
      bar.setValue(i * 9 % bar.getMax());
    }
  }

  private void point(int i) {
    Node canvas = node("scope-canvas");
    double x = 200 + i * 3 % 1000;
    double y = 500 + i % 200;
    Event.fireEvent(
        canvas,
        new MouseEvent(
            MouseEvent.MOUSE_MOVED,
            x,
            y,
            x,
            y,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            null));
  }

  private Node node(String id) {
    return stage.getScene().lookup("#" + id);
  }
}
