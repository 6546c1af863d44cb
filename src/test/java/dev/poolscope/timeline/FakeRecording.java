package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.LogCondition;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.RunFold;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// An invented recording, the same for the same seed; it can be shown as of any instant, as if it
/// were still going.
///
/// Threading: build it on one thread, read it on any.
public final class FakeRecording implements Recording {
  private static final long NOT_YET = Long.MAX_VALUE;

  private final Experiment experiment;
  private final List<FakeLife> lives;
  private final FakeRun run;
  private final List<String> hosts;
  private final Map<String, FakeSeries> series;
  private final long[] eventTimes;
  private final FakeLanes lanes;
  private final FakeTable connections;
  private final FakeTable events;
  private final FakeTable picks;
  private final FakePicks pickSeries;
  private volatile long endNanos;
  private List<TimeRange> standstills = List.of();

  FakeRecording(FakeRun run) {
    this.run = run;
    this.experiment = run.experiment;
    this.hosts = experiment.targets().stream().map(target -> target.name()).toList();
    this.lives = new ArrayList<>(run.lives);
    lives.sort(Comparator.comparingLong(life -> life.dialStart));
    this.series = run.series();
    this.eventTimes = times(lives);
    this.endNanos = run.endNanos;
    this.lanes = new FakeLanes(this, lives);
    this.connections = connectionsTable();
    this.events =
        new FakeTable("events", () -> upTo(eventTimes, endNanos))
            .with(EventColumns.SEQ, row -> (long) row)
            .with(EventColumns.AT, row -> eventTimes[row]);
    this.picks = picksTable();
    this.pickSeries = new FakePicks(run.picks, hosts, picks::size);
  }

  /// Shows the run as of an instant.
  public void goTo(long nanos) {
    endNanos = Math.min(nanos, run.endNanos);
  }

  private static long[] times(List<FakeLife> lives) {
    return lives.stream()
        .flatMapToLong(
            life ->
                LongStream.concat(
                    LongStream.of(life.dialStart, life.opened, life.closed),
                    life.uses.stream()
                        .flatMapToLong(
                            use ->
                                LongStream.of(use.from(), use.from(), use.firstByte(), use.to()))))
        .filter(at -> at != NOT_YET)
        .sorted()
        .toArray();
  }

  static int upTo(long[] times, long nanos) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private FakeTable connectionsTable() {
    long[] starts = lives.stream().mapToLong(life -> life.dialStart).toArray();
    return new FakeTable("connections", () -> upTo(starts, endNanos))
        .with(ConnectionColumns.CONNECTION, row -> row + 1L)
        .with(ConnectionColumns.HOST, row -> lives.get(row).host)
        .with(ConnectionColumns.LOCAL_PORT, row -> (long) lives.get(row).port)
        .with(ConnectionColumns.DIAL_START, row -> lives.get(row).dialStart)
        .with(
            ConnectionColumns.OPENED,
            row -> lives.get(row).failure == null ? lives.get(row).opened : null)
        .with(
            ConnectionColumns.CLOSED,
            row -> ended(row) && lives.get(row).failure == null ? lives.get(row).closed : null)
        .with(
            ConnectionColumns.CLOSE_REASON,
            row ->
                ended(row) && lives.get(row).reason != null
                    ? String.valueOf(lives.get(row).reason)
                    : null);
  }

  private boolean ended(int row) {
    return lives.get(row).closed <= endNanos;
  }

  private FakeTable picksTable() {
    long[] times = run.picks.stream().mapToLong(FakeRun.Pick::nanos).toArray();
    return new FakeTable("picks", () -> upTo(times, endNanos))
        .with(PickColumns.PICK, row -> row + 1L)
        .with(PickColumns.AT, row -> times[row])
        .with(PickColumns.HOST, row -> run.picks.get(row).host());
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
    return endNanos;
  }

  @Override
  public long eventCount() {
    return events.size();
  }

  @Override
  public long eventsAfter(long nanos) {
    return (long) events.size() - upTo(eventTimes, Math.min(nanos, endNanos));
  }

  @Override
  public double fractionRead() {
    return 1;
  }

  @Override
  public @Nullable String problem() {
    return null;
  }

  @Override
  public PickSeries pickSeries() {
    return pickSeries;
  }

  @Override
  public List<TimeRange> standstills(TimeRange range) {
    return standstills.stream()
        .filter(s -> s.toNanos() > range.fromNanos() && s.fromNanos() < range.toNanos())
        .toList();
  }

  /// Lets the process have stood still.
  public FakeRecording standingStill(TimeRange... stretches) {
    standstills = List.of(stretches);
    return this;
  }

  @Override
  public boolean isComplete() {
    return endNanos == run.endNanos;
  }

  @Override
  public HostSeries series(String host, int instance) {
    return series(host);
  }

  @Override
  public HostSeries series(String host) {
    return Objects.requireNonNull(series.get(host), host);
  }

  @Override
  public Table connections() {
    return connections;
  }

  @Override
  public Table requests() {
    return new FakeTable("requests", () -> 0).with(RequestColumns.REQUEST, row -> (long) row);
  }

  @Override
  public Table events() {
    return events;
  }

  @Override
  public Table picks() {
    return picks;
  }

  @Override
  public FailureSeries failures() {
    return new FakeFailures(
        run.failures.stream().filter(failure -> failure.nanos() <= endNanos).toList(), hosts);
  }

  @Override
  public Lanes lanes() {
    return lanes;
  }

  @Override
  public List<ChangeMark> changes() {
    return run.changes.stream().filter(change -> change.nanos() <= endNanos).toList();
  }

  @Override
  public RunReport report() {
    return RunReport.of(experiment, new RunFold(hosts, RunListener.NONE), LogCondition.SOUND);
  }

  @Override
  public RangeNumbers numbers(TimeRange range) {
    return new RangeNumbers(range, Map.of(), List.of());
  }

  @Override
  public Moment asOf(long nanos) {
    return new Moment(nanos, report(), Map.of(), Map.of());
  }

  @Override
  public void close() {}
}
