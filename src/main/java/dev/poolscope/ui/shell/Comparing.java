package dev.poolscope.ui.shell;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.files.FileErrors;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.compare.CompareView;
import dev.poolscope.ui.compare.OpenedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens runs to be compared and shows them beside each other, until it is closed.
///
/// Threading: the JavaFX application thread; directories are opened off it.
final class Comparing implements AutoCloseable {
  private static final double PLOTS_SHARE = 0.6;

  private final WorkbenchHost host;
  private final Consumer<CompareView> page;
  private List<OpenedRun> runs = List.of();
  private Runnable ending = () -> {};

  /// @param page takes the view when the runs are opened, and first clears the workbench
  Comparing(WorkbenchHost host, Consumer<CompareView> page) {
    this.host = host;
    this.page = page;
  }

  /// Compares the runs of some directories; says so if that cannot be.
  void open(List<Path> directories) {
    List<Path> of = directories.stream().map(Comparing::directory).toList();
    String problem = ComparedRun.problem(of);
    if (problem != null) {
      host.tell("Runs cannot be compared. " + problem + ".");
      return;
    }
    host.executor().call(() -> Opened.of(of), this::show);
  }

  /// Lets the user choose among runs, which are looked for first.
  void choose(Callable<List<Path>> known, Consumer<List<Path>> asking) {
    host.executor().call(known, asking);
  }

  /// What came of opening runs.
  ///
  /// @param problem why they could not be opened, as a sentence; null if they were
  private record Opened(List<OpenedRun> runs, @Nullable String problem) {
    static Opened of(List<Path> directories) {
      List<OpenedRun> opened = new ArrayList<>();
      try {
        for (Path directory : directories) {
          opened.add(new OpenedRun(directory, Recordings.open(directory)));
        }
        return new Opened(opened, null);
      } catch (IOException e) {
        close(opened);
        return new Opened(
            List.of(), FileErrors.describe(e) + ". Choose the directories of other runs.");
      }
    }
  }

  private static Path directory(Path path) {
    Path parent = path.getParent();
    return path.endsWith("events.log") && parent != null ? parent : path;
  }

  private void show(Opened opened) {
    if (opened.problem() == null) {
      show(opened.runs());
    } else {
      host.tell(opened.problem());
    }
  }

  private void show(List<OpenedRun> opened) {
    CompareView view = new CompareView(opened, host.executor(), host.plotStyle());
    host.layout().restore(view.parts(), _ -> PLOTS_SHARE);
    page.accept(view);
    runs = opened;
    Runnable registration = host.pump().register(Duration.ZERO, view::pulse);
    ending =
        () -> {
          registration.run();
          view.dispose();
        };
    view.requestFocus();
  }

  /// Closes what is compared, if anything.
  @Override
  public void close() {
    ending.run();
    ending = () -> {};
    close(runs);
    runs = List.of();
  }

  private static void close(List<OpenedRun> opened) {
    opened.forEach(run -> run.recording().close());
  }
}
