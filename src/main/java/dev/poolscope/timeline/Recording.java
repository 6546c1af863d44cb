package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.util.List;

/// Everything recorded of one run so far. It grows while the run goes on; what is read of it at one
/// moment may be newer than what was read a moment ago, but never older.
///
/// Threading: safe for use by any thread; nothing here waits for the run.
public interface Recording extends Tables, Series, ReadingProgress, AutoCloseable {
  /// The experiment as run.
  Experiment experiment();

  /// The hosts in the order of the experiment.
  List<String> hosts();

  /// The latest report over the whole run: the columns of `summary.csv`, verdict and findings.
  /// Renewed a few times a second while the run goes on.
  RunReport report();

  /// How the run stood at an instant. Takes time by the events between it and the instant asked for
  /// before, or from the start if that came later: not for the application thread.
  ///
  /// @throws IOException if the run's log cannot be read any more
  Moment asOf(long nanos) throws IOException;

  @Override
  void close();
}
