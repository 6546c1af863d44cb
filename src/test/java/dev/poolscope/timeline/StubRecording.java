package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A recording of which a test says just what it needs; whatever else is asked for fails.
public class StubRecording implements Recording {
  @Override
  public Experiment experiment() {
    throw notNeeded();
  }

  @Override
  public List<String> hosts() {
    throw notNeeded();
  }

  @Override
  public RunReport report() {
    throw notNeeded();
  }

  @Override
  public Table connections() {
    throw notNeeded();
  }

  @Override
  public Table requests() {
    throw notNeeded();
  }

  @Override
  public Table events() {
    throw notNeeded();
  }

  @Override
  public Table picks() {
    throw notNeeded();
  }

  @Override
  public HostSeries series(String host, int instance) {
    return series(host);
  }

  @Override
  public HostSeries series(String host) {
    throw notNeeded();
  }

  @Override
  public List<TimeRange> standstills(TimeRange range) {
    throw notNeeded();
  }

  @Override
  public PickSeries pickSeries() {
    throw notNeeded();
  }

  @Override
  public FailureSeries failures() {
    throw notNeeded();
  }

  @Override
  public Lanes lanes() {
    throw notNeeded();
  }

  @Override
  public List<ChangeMark> changes() {
    throw notNeeded();
  }

  @Override
  public RangeNumbers numbers(TimeRange range) {
    throw notNeeded();
  }

  @Override
  public long endNanos() {
    throw notNeeded();
  }

  @Override
  public long eventCount() {
    throw notNeeded();
  }

  @Override
  public long eventsAfter(long nanos) {
    throw notNeeded();
  }

  @Override
  public double fractionRead() {
    throw notNeeded();
  }

  @Override
  public @Nullable String problem() {
    throw notNeeded();
  }

  @Override
  public boolean isComplete() {
    throw notNeeded();
  }

  @Override
  public Moment asOf(long nanos) {
    throw notNeeded();
  }

  @Override
  public void close() {}

  private static UnsupportedOperationException notNeeded() {
    return new UnsupportedOperationException("this test says nothing of it");
  }
}
