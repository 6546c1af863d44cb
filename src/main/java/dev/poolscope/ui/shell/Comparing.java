package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.RunStart;
import dev.poolscope.files.FileErrors;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.compare.CompareView;
import dev.poolscope.ui.compare.OpenedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final Pages pages;
  private final Runnable changed;
  private List<OpenedRun> runs = List.of();
  private Runnable ending = () -> {};

  /// @param pages shows the runs over what there is, and goes back to that
  /// @param changed called when another page is shown
  Comparing(WorkbenchHost host, Pages pages, Runnable changed) {
    this.host = host;
    this.pages = pages;
    this.changed = changed;
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
          RunDirectory run = new RunDirectory(directory);
          run.requireRun();
          opened.add(new OpenedRun(directory, RunStart.of(run), Recordings.open(directory)));
        }
        opened.sort(Comparator.comparing(OpenedRun::started));
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
    CompareView view =
        new CompareView(
            opened,
            host.executor(),
            host.plotStyle(),
            host.layout().ownScalesProperty(),
            this::back);
    host.layout().restore(view.parts(), _ -> PLOTS_SHARE);
    close();
    pages.showOver(view, "Runs compared");
    changed.run();
    runs = opened;
    Runnable registration = host.pump().register(Duration.ZERO, view::pulse);
    ending =
        () -> {
          registration.run();
          view.dispose();
        };
    view.requestFocus();
  }

  private void back() {
    pages.back();
    close();
    changed.run();
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
