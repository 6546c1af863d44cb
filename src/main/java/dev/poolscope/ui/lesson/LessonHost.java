package dev.poolscope.ui.lesson;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.ui.session.RunSession;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What a lesson asks its window to do.
///
/// Threading: called on the JavaFX application thread.
public interface LessonHost {
  /// Puts an experiment beside the lesson, without running it.
  ///
  /// @return its run that was begun last; null before the first
  ObservableValue<@Nullable RunSession> put(Experiment experiment);

  /// Runs what was put there.
  void run();

  /// Asks for predictions, then runs what was put there.
  void predict();

  /// Shows or hides the form with the settings of what was put there.
  void showForm(boolean shown);

  /// Ends the lesson.
  void leave();
}
