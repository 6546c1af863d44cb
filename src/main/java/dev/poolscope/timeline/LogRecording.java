package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.report.RunReport;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A recording that is read from a run's event log, while the log grows or at once.
///
/// Threading: safe for use by any thread. After [#close] nothing may be read any more; what is
/// being read then fails with an [IllegalStateException].
public final class LogRecording implements Recording {
  private final Experiment experiment;
  private final List<String> hosts;
  private final ColumnStore store;
  private final Recorder recorder;
  private final LogFollower follower;
  private final PastReader past;
  private final Runnable readingEnds;

  /// What is read.
  ///
  /// @param experiment the experiment as run
  /// @param log the event log; where it grows, it need not be there yet
  /// @param grows whether a run may still be writing to it
  record Source(Experiment experiment, Path log, boolean grows) {}

  /// When it is read.
  ///
  /// @param scheduler runs the reading, on a thread that may wait for the disk
  record Time(Ticker ticker, Scheduler scheduler) {}

  /// Begins to read.
  ///
  /// @param readingEnds waits until the scheduler runs nothing more; called once, on closing
  LogRecording(Source source, Time time, Runnable readingEnds) throws IOException {
    experiment = source.experiment();
    hosts = experiment.targets().stream().map(Target::name).toList();
    store = new ColumnStore();
    follower = new LogFollower(source, store, time);
    recorder = follower.recorder();
    past = new PastReader(experiment, source.log());
    this.readingEnds = readingEnds;
    follower.start();
  }

  @Override
  public Experiment experiment() {
    return experiment;
  }

  @Override
  public List<String> hosts() {
    return hosts;
  }

  @Override
  public long endNanos() {
    return recorder.endNanos();
  }

  @Override
  public long eventCount() {
    return recorder.eventCount();
  }

  @Override
  public long eventsAfter(long nanos) {
    return (long) recorder.events.table().size() - recorder.events.firstAfter(nanos);
  }

  @Override
  public boolean isComplete() {
    return follower.isComplete();
  }

  @Override
  public double fractionRead() {
    return follower.fractionRead();
  }

  @Override
  public @Nullable String problem() {
    return follower.problem();
  }

  @Override
  public HostSeries series(String host) {
    HostSeries series = recorder.series.get(host);
    if (series == null) {
      throw new IllegalArgumentException(host + " is no host of this run");
    }
    return series;
  }

  @Override
  public HostSeries series(String host, int instance) {
    HostSeries whole = series(host);
    return experiment.instances() == 1 ? whole : recorder.part(host, instance);
  }

  @Override
  public Table connections() {
    return recorder.connections.table();
  }

  @Override
  public Table requests() {
    return recorder.requests.table();
  }

  @Override
  public Table events() {
    return recorder.events.table();
  }

  @Override
  public Table picks() {
    return recorder.picks.table();
  }

  @Override
  public PickSeries pickSeries() {
    return recorder.picks.series();
  }

  @Override
  public FailureSeries failures() {
    return recorder.failures;
  }

  @Override
  public FailureSeries failuresApart() {
    return recorder.partFailures;
  }

  @Override
  public Lanes lanes() {
    return recorder.lanes.lanes();
  }

  @Override
  public List<ChangeMark> changes() {
    return recorder.changes;
  }

  @Override
  public List<TimeRange> standstills(TimeRange range) {
    return recorder.standstills.within(range);
  }

  @Override
  public RunReport report() {
    return follower.report();
  }

  @Override
  public RangeNumbers numbers(TimeRange range) {
    EventRows events = recorder.events;
    int from = events.firstAfter(range.fromNanos() - 1);
    int to = events.firstAfter(range.toNanos() - 1);
    int counted = (int) Math.min(to, recorder.loadEvents);
    return new RangeCounter(events, recorder.requests, hosts.size(), experiment.instances())
        .count(range, from, counted);
  }

  @Override
  public Moment asOf(long nanos) throws IOException {
    return past.at(nanos);
  }

  @Override
  public void close() {
    follower.stop();
    readingEnds.run();
    try (store;
        past) {
      follower.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
