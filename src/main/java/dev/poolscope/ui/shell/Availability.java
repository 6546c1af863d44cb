package dev.poolscope.ui.shell;

import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// What can be done now, by what is on the desk.
///
/// Threading: the JavaFX application thread.
final class Availability {
  private final BooleanProperty canRun = new SimpleBooleanProperty();
  private final BooleanProperty canStop = new SimpleBooleanProperty();
  private final BooleanProperty hasView = new SimpleBooleanProperty();

  /// Whether there is an experiment that is not running.
  ObservableBooleanValue canRun() {
    return canRun;
  }

  /// Whether a run is starting or going on.
  ObservableBooleanValue canStop() {
    return canStop;
  }

  /// Whether there is a run to look at.
  ObservableBooleanValue hasView() {
    return hasView;
  }

  /// Says that a run is about to begin.
  void beginning() {
    canRun.set(false);
  }

  /// Takes over what is on the desk.
  ///
  /// @param hasBench whether there is an experiment
  /// @param session its run, if any
  void update(boolean hasBench, @Nullable RunSession session) {
    RunState state = session == null ? null : session.stateProperty().get();
    boolean going = state != null && state.isGoing();
    canRun.set(hasBench && !going);
    canStop.set(going && !(state instanceof RunState.Ending));
    hasView.set(session != null && session.viewProperty().get() != null);
  }
}
