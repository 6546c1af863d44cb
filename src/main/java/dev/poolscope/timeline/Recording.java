package dev.poolscope.timeline;

import dev.poolscope.config.Experiment;
import dev.poolscope.run.RunReport;
import java.util.List;

/// Everything recorded of one run so far. It grows while the run goes on; what is read of it at one
/// moment may be newer than what was read a moment ago, but never older.
///
/// Threading: safe for use by any thread; nothing here waits for the run.
public interface Recording extends AutoCloseable {
  /// The experiment as run.
  Experiment experiment();

  /// The hosts in the order of the experiment.
  List<String> hosts();

  /// The instant up to which events were read, in nanoseconds since the start of the run.
  long endNanos();

  /// How many events were read.
  long eventCount();

  /// Whether the last event of the run was read.
  boolean isComplete();

  /// The state of one host over time.
  HostSeries series(String host);

  /// The connections.
  Table connections();

  /// The requests.
  Table requests();

  /// All events.
  Table events();

  /// The balancer's picks; empty where nothing is balanced.
  Table picks();

  /// The lives of the connections.
  Lanes lanes();

  /// The settings changed so far, in order.
  List<ChangeMark> changes();

  /// The latest report over the whole run: the columns of `summary.csv`, verdict and findings.
  /// Renewed a few times a second while the run goes on.
  RunReport report();

  /// The numbers of a stretch of the run. May take some milliseconds: not for the application
  /// thread.
  RangeNumbers numbers(TimeRange range);

  @Override
  void close();
}
