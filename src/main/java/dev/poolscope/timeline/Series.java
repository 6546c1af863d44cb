package dev.poolscope.timeline;

import java.util.List;

/// What a run looks like over time.
///
/// Threading: safe for use by any thread.
public interface Series {
  /// The state of one host.
  ///
  /// @throws IllegalArgumentException if it is no host of the run
  HostSeries series(String host);

  /// The state of one of the run's clients towards one host, without the kernel's counts. Where the
  /// run has one client it is that of the host.
  ///
  /// @param instance the client's number, from 1
  /// @throws IllegalArgumentException if it is no host of the run
  HostSeries series(String host, int instance);

  /// The balancer's picks.
  PickSeries pickSeries();

  /// The requests that failed.
  FailureSeries failures();

  /// The same for each host and client, numbered as [Parts] does; where the run has one client that
  /// is the same.
  default FailureSeries failuresApart() {
    return failures();
  }

  /// The lives of the connections.
  Lanes lanes();

  /// The settings changed so far, in order.
  List<ChangeMark> changes();

  /// The stretches that touch a range and in which the process stood still, so that what was
  /// measured is the machine's doing; in order.
  List<TimeRange> standstills(TimeRange range);

  /// The numbers of a stretch of the run. May take some milliseconds: not for the application
  /// thread.
  RangeNumbers numbers(TimeRange range);
}
