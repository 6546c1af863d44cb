package dev.poolscope.timeline;

import dev.poolscope.config.Experiment;
import dev.poolscope.report.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /// How many of the events read happened behind an instant: how far a view that is frozen then is
  /// behind.
  long eventsAfter(long nanos);

  /// How much of what was written of the run has been read, 0 to 1; 1 once the reading has caught
  /// up.
  double fractionRead();

  /// Why no more can be read though the run did not end there, as a sentence for the user; null
  /// unless the log is damaged or cannot be read.
  @Nullable String problem();

  /// Whether the last event of the run was read.
  boolean isComplete();

  /// The state of one host over time.
  HostSeries series(String host);

  /// The connections.
  Table connections();

  /// The row of a connection's number, -1 if there is none.
  int connectionRow(long number);

  /// The requests.
  Table requests();

  /// The row of a request's number, -1 if there is none.
  int requestRow(long number);

  /// All events.
  Table events();

  /// The balancer's picks; empty where nothing is balanced.
  Table picks();

  /// The balancer's picks by time.
  PickSeries pickSeries();

  /// The lives of the connections.
  Lanes lanes();

  /// The settings changed so far, in order.
  List<ChangeMark> changes();

  /// The latest report over the whole run: the columns of `summary.csv`, verdict and findings.
  /// Renewed a few times a second while the run goes on; until its end was read, its `fold` must
  /// not be looked into, as it is still being folded.
  RunReport report();

  /// The numbers of a stretch of the run. May take some milliseconds: not for the application
  /// thread.
  RangeNumbers numbers(TimeRange range);

  @Override
  void close();
}
