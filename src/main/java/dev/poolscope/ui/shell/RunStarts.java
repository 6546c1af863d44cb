package dev.poolscope.ui.shell;

import dev.poolscope.advise.Reach;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.report.ExperimentChecks;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.session.RunServices;
import dev.poolscope.ui.session.RunSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Begins runs, once it is known that load may go where it is sent and that there is a place for
/// what is recorded; holds them until they have ended.
///
/// Threading: the JavaFX application thread, but for [#awaitEnd].
final class RunStarts {
  private final List<RunSession> sessions = new ArrayList<>();
  private final Stage stage;
  private final WindowSetup setup;
  private final Dialogs dialogs;
  private final Remembered memory;
  private final FxExecutor executor;
  private final Notifications notifications;

  RunStarts(
      Stage stage,
      WindowSetup setup,
      Dialogs dialogs,
      Remembered memory,
      FxExecutor executor,
      Notifications notifications) {
    this.stage = stage;
    this.setup = setup;
    this.dialogs = dialogs;
    this.memory = memory;
    this.executor = executor;
    this.notifications = notifications;
  }

  /// Where runs are kept.
  Path folder() {
    Path chosen = memory.runs();
    return chosen == null ? setup.runs() : chosen;
  }

  /// Lets the user choose where runs are kept from now on.
  ///
  /// @return whether another place was chosen
  boolean chooseFolder() {
    Path chosen = dialogs.runsFolder(stage).orElse(null);
    if (chosen != null) {
      memory.keepRunsIn(chosen.toAbsolutePath().normalize());
    }
    return chosen != null;
  }

  /// What has to be known before a run.
  ///
  /// @param elsewhere the hosts that are not this machine
  /// @param reaches what would be sent to those
  /// @param problem why there is no place for it; null if there is
  private record Before(Set<String> elsewhere, List<Reach> reaches, @Nullable String problem) {
    static Before of(Experiment experiment, Path folder) {
      Set<String> elsewhere = ExperimentChecks.elsewhere(experiment);
      return new Before(
          elsewhere, Reach.of(experiment, new AllowedHosts(elsewhere)), RunsFolder.problem(folder));
    }
  }

  /// A run that somebody wants.
  ///
  /// @param wanted whether it is wanted still, after what had to be found out and asked
  /// @param begun takes it and the hosts beyond this machine that the user allowed
  /// @param notBegun told that there is going to be no run
  /// @param again asks for it once more
  record Wish(
      BooleanSupplier wanted,
      BiConsumer<RunSession, Set<String>> begun,
      Runnable notBegun,
      Runnable again) {}

  /// Begins a run, asking what has to be asked.
  void begin(Experiment experiment, Wish wish) {
    Path folder = folder();
    executor.call(
        () -> Before.of(experiment, folder),
        before -> {
          if (!wish.wanted().getAsBoolean()) {
            return;
          }
          if (before.problem() != null) {
            wish.notBegun().run();
            chooseInstead(before.problem(), wish);
          } else if (before.elsewhere().isEmpty()
              || dialogs.mayBeSent(before.reaches(), LoadCap.DEFAULT, stage)) {
            AllowedHosts allowed =
                new AllowedHosts(before.elsewhere(), Reach.cap(before.reaches(), LoadCap.DEFAULT));
            wish.begun()
                .accept(
                    held(RunSession.start(experiment, folder, allowed, services())),
                    before.elsewhere());
          } else {
            wish.notBegun().run();
          }
        });
  }

  private void chooseInstead(String problem, Wish wish) {
    notifications.tell(
        problem,
        "Choose another folder …",
        () -> {
          if (chooseFolder() && wish.wanted().getAsBoolean()) {
            wish.again().run();
          }
        });
  }

  /// Shows what was recorded.
  RunSession show(Recording recording, RunDirectory directory) {
    return held(RunSession.show(recording, directory, services()));
  }

  /// Waits until all runs have ended and their files are written.
  ///
  /// @return whether that came within the time
  boolean awaitEnd(Duration atMost) throws InterruptedException {
    for (RunSession session : List.copyOf(sessions)) {
      if (!session.awaitEnd(atMost)) {
        return false;
      }
    }
    return true;
  }

  private RunSession held(RunSession session) {
    // Each holds its view, and so all that was shown of it.
    sessions.removeIf(RunSession::hasEnded);
    sessions.add(session);
    return session;
  }

  private RunServices services() {
    return new RunServices(
        executor,
        setup.runFactory(),
        notifications::tellBug,
        reaches -> dialogs.mayBeSent(reaches, LoadCap.DEFAULT, stage));
  }
}
