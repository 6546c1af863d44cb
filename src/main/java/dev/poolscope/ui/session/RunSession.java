package dev.poolscope.ui.session;

import dev.poolscope.advise.Reach;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.export.RunExport;
import dev.poolscope.files.FileErrors;
import dev.poolscope.run.BeforeWriting;
import dev.poolscope.run.Progress;
import dev.poolscope.run.Run;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One experiment in the window from the click on Run until its view is closed: starts the run on a
/// thread of its own, opens its recording, writes its files, and ends all of it. Also holds a
/// recorded run that was only opened.
///
/// Threading: the JavaFX application thread, but for [#awaitEnd], [#hasEnded] and
/// [#closeConnection].
public final class RunSession implements AutoCloseable {
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new RunState.Starting());
  private final ReadOnlyObjectWrapper<@Nullable RunView> view =
      new ReadOnlyObjectWrapper<>(this, "view");
  private final Executor foreground;
  private final Predicate<List<Reach>> mayBeSent;
  private final @Nullable Thread thread;

  /// The run, null until it is ready and again when its files are written; guarded by this.
  private @Nullable Run run;

  /// Whether the run is to end as soon as it has begun; guarded by this.
  private boolean isStopped;

  private boolean isClosed;

  /// Whether nothing more is going to be recorded.
  private boolean isOver;

  private @Nullable RunDirectory directory;

  private RunSession(RunServices services) {
    this.foreground = services.foreground();
    this.mayBeSent = services.mayBeSent();
    this.thread = null;
  }

  private RunSession(
      Experiment experiment, Path parent, AllowedHosts allowed, RunServices services) {
    this.foreground = services.foreground();
    this.mayBeSent = services.mayBeSent();
    this.thread = new Thread(() -> record(experiment, parent, allowed, services), "poolscope-run");
    thread.start();
  }

  /// Begins a run.
  ///
  /// @param parent where its directory is created
  /// @param allowed where load may be sent
  public static RunSession start(
      Experiment experiment, Path parent, AllowedHosts allowed, RunServices services) {
    return new RunSession(experiment, parent, allowed, services);
  }

  /// Shows what was recorded; no load is sent.
  ///
  /// @param directory where its files are
  public static RunSession show(Recording recording, RunDirectory directory, RunServices services) {
    RunSession session = new RunSession(services);
    session.directory = directory;
    session.isOver = true;
    session.view.set(new RunView(recording));
    session.state.set(new RunState.Ended());
    return session;
  }

  /// How far it has come.
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// What the views look at; null until the run is ready.
  public ReadOnlyObjectProperty<@Nullable RunView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// Where its files are; null until the run is ready.
  public @Nullable RunDirectory directory() {
    return directory;
  }

  /// How far the run has come in its window; null while there is none.
  public @Nullable Progress progress() {
    Run running = run();
    return running == null ? null : running.progress();
  }

  /// Changes settings from now on. Where they would send more to hosts beyond this machine than is
  /// allowed, the user is asked first.
  ///
  /// @param sets values by path
  /// @throws dev.poolscope.schema.ConfigException if a setting cannot be changed or is wrong
  /// @throws IllegalStateException if no load is being sent
  public void change(Map<String, String> sets) {
    Run running = run();
    if (running == null) {
      throw new IllegalStateException("the run is not going on");
    }
    List<Reach> more = running.beyondAllowed(sets);
    if (!more.isEmpty() && mayBeSent.test(more)) {
      running.allow(more);
    }
    running.change(sets);
  }

  /// Closes an open connection of the run by hand; the requests that use it fail. May be called by
  /// any thread.
  ///
  /// @return whether it was open; otherwise nothing has happened
  public boolean closeConnection(long connection) {
    Run running = run();
    return running != null && running.closeConnection(connection);
  }

  /// Ends the window as soon as its load is done; the run is complete then.
  public void endOnceDone() {
    Run running = run();
    if (running != null) {
      running.endOnceDone();
    }
  }

  /// Ends the window now, or as soon as it has begun; what was recorded is kept.
  public void stop() {
    if (thread == null || state.get() instanceof RunState.Ended) {
      return;
    }
    Run running;
    synchronized (this) {
      isStopped = true;
      running = run;
    }
    if (running != null) {
      running.interrupt();
      become(new RunState.Ending());
    }
  }

  /// Ends the run and its recording; does not wait for the files to be written.
  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      stop();
      closeRecordingOnceOver();
    }
  }

  /// Whether nothing of a run is going on any more.
  public boolean hasEnded() {
    return thread == null || !thread.isAlive();
  }

  /// Waits until the run has ended and its files are written.
  ///
  /// @return whether that came within the time
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    return thread == null || thread.join(atMost);
  }

  private synchronized @Nullable Run run() {
    return run;
  }

  private synchronized boolean begin(Run started) {
    run = started;
    return isStopped;
  }

  private synchronized void end() {
    run = null;
  }

  private static String fault(RunInfo info, RunDirectory files) {
    return info.violations().isEmpty()
        ? ""
        : info.violations().getFirst() + "; see violations in " + files.info();
  }

  /// On the run's own thread.
  private void record(
      Experiment experiment, Path parent, AllowedHosts allowed, RunServices services) {
    try (Run started = services.runs().create(experiment, parent, allowed, BeforeWriting.NOTHING)) {
      if (begin(started)) {
        started.interrupt();
      }
      Recording recording = Recordings.follow(started.directory());
      foreground.execute(() -> opened(recording, started.directory()));
      RunInfo info = started.execute();
      foreground.execute(() -> become(new RunState.Ending()));
      RunDirectory files = started.directory();
      info.completedBy(RunExport.csv(files)).write(files);
      foreground.execute(() -> become(new RunState.Ended(fault(info, files))));
    } catch (RunRefusedException e) {
      refuse(e.getMessage());
    } catch (IOException e) {
      refuse(FileErrors.describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse("The run was interrupted.");
    } catch (RuntimeException | Error e) {
      refuse("The run ended by an error of the program.");
      foreground.execute(() -> services.unexpected().accept(e));
    } finally {
      end();
      foreground.execute(this::over);
    }
  }

  private void opened(Recording recording, RunDirectory files) {
    directory = files;
    view.set(new RunView(recording));
    become(new RunState.Running());
  }

  private void refuse(@Nullable String message) {
    foreground.execute(() -> state.set(new RunState.Refused(String.valueOf(message))));
  }

  /// The user may have ended the run before this thread got to say that it was going.
  private void become(RunState next) {
    boolean isLate = next instanceof RunState.Running && state.get() instanceof RunState.Ending;
    if (!(state.get() instanceof RunState.Ended) && !isLate) {
      state.set(next);
    }
  }

  private void over() {
    isOver = true;
    closeRecordingOnceOver();
  }

  /// A run that is going on writes its last events after its view was closed.
  private void closeRecordingOnceOver() {
    RunView opened = view.get();
    if (isClosed && isOver && opened != null) {
      opened.recording().close();
    }
  }
}
