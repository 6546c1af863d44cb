package dev.poolscope.ui.shell;

import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import org.jspecify.annotations.Nullable;

/// What cannot be done now, and why, by what is on the workbench. An obstacle is empty if there is
/// none.
///
/// Threading: the JavaFX application thread.
final class Availability {
  private String runObstacle = "";
  private String stopObstacle = "";
  private String viewObstacle = "";

  /// Why nothing can be run.
  String runObstacle() {
    return runObstacle;
  }

  /// Why nothing can be stopped.
  String stopObstacle() {
    return stopObstacle;
  }

  /// Why nothing can be done with what was recorded.
  String viewObstacle() {
    return viewObstacle;
  }

  /// Says that a run is about to begin.
  void beginning() {
    runObstacle = "a run is about to begin";
  }

  /// Takes over what is on the workbench.
  ///
  /// @param hasBench whether there is an experiment
  /// @param session its run, if any
  void update(boolean hasBench, @Nullable RunSession session) {
    RunState state = session == null ? null : session.stateProperty().get();
    boolean going = state != null && state.isGoing();
    boolean stoppable = going && !(state instanceof RunState.Ending);
    boolean hasView = session != null && session.viewProperty().get() != null;
    runObstacle = hasBench ? going ? "a run is going on" : "" : "no experiment is open";
    stopObstacle = stoppable ? "" : "no run is going on";
    viewObstacle = hasView ? "" : "there is no run to look at";
  }
}
