package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.PulsePump;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.plot.PlotStyle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// What a [Workbench] needs of its window.
interface WorkbenchHost {
  /// Works off the application thread.
  FxExecutor executor();

  /// Wakes views.
  PulsePump pump();

  /// The theme and the size of words.
  Themes themes();

  /// Where dividers were, and to which scales bands are drawn.
  Layout layout();

  /// Shows runs beside each other.
  void compare(List<Path> directories);

  /// Begins to run the experiment of the workbench, which is as its setup form says.
  void begin();

  /// Writes an experiment to a file that the user chooses.
  ///
  /// @return the file; empty when the user decided otherwise or it could not be written, of which
  ///   the user was told
  Optional<Path> save(String yaml);

  /// Tells the user something in passing.
  void tell(String message);

  /// How views draw over time.
  ObservableValue<PlotStyle> plotStyle();
}
