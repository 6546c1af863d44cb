package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.CloseReason;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.timeline.EventRows.Meaning;
import dev.poolscope.timeline.RangeNumbers.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what happened within a stretch of a run, over its events. As in the report, what comes
/// after the load phase is not counted.
///
/// Threading: confined to one thread.
final class RangeCounter {
  private static final CloseReason[] REASONS = CloseReason.values();

  private final EventRows events;
  private final RequestRows requests;
  private final Cells requestNumbers;
  private final Cells reasons;
  private final Cells intended;
  private final Cells starts;
  private final Cells acquired;
  private final Cells ends;

  private final int hostCount;

  /// Of all of the run's clients together.
  private final Tallies whole = new Tallies();

  /// Of each of them; empty where there is one.
  private final List<Tallies> instances = new ArrayList<>();

  /// @param instanceCount how many clients the run has
  RangeCounter(EventRows events, RequestRows requests, int hostCount, int instanceCount) {
    this.events = events;
    this.requests = requests;
    requestNumbers = events.cells(EventColumns.REQUEST);
    reasons = events.cells(EventColumns.REASON);
    intended = requests.cells(RequestColumns.INTENDED);
    starts = requests.cells(RequestColumns.START);
    acquired = requests.cells(RequestColumns.ACQUIRED);
    ends = requests.cells(RequestColumns.END);
    this.hostCount = hostCount;
    for (int i = 0; i < instanceCount && instanceCount > 1; i++) {
      instances.add(new Tallies());
    }
  }

  /// The numbers of the events `from` to `to` (exclusive).
  RangeNumbers count(TimeRange range, int from, int to) {
    Cells hostNumbers = events.cells(EventColumns.HOST);
    Cells instanceNumbers = events.cells(EventColumns.INSTANCE);
    for (int row = from; row < to; row++) {
      Meaning meaning = events.meaning(row);
      if (meaning != Meaning.NONE) {
        int host = (int) hostNumbers.get(row);
        count(row, meaning, whole.host(host));
        count(row, meaning, whole.all);
        long instance = instanceNumbers.get(row);
        if (instance > 0 && instance <= instances.size()) {
          Tallies own = instances.get((int) instance - 1);
          count(row, meaning, own.host(host));
          count(row, meaning, own.all);
        }
      }
    }
    return new RangeNumbers(
        range, whole.numbers(), instances.stream().map(Tallies::numbers).toList());
  }

  private void count(int row, Meaning meaning, RangeTally tally) {
    switch (meaning) {
      case NONE -> {}
      case ISSUED -> tally.issued++;
      case OPENED -> tally.opened++;
      case CLOSED -> tally.closed(REASONS[(int) reasons.get(row)]);
      case ACQUIRED_NEW -> tally.acquired(false);
      case ACQUIRED_USED -> tally.acquired(true);
      case OK -> ended(row, true, tally);
      case FAILED -> ended(row, false, tally);
    }
  }

  /// The numbers by the host's number in the events table.
  private final class Tallies {
    private final List<RangeTally> hosts = new ArrayList<>();
    private final RangeTally all = new RangeTally();

    private RangeTally host(int number) {
      while (hosts.size() <= number) {
        hosts.add(new RangeTally());
      }
      return hosts.get(number);
    }

    private Map<String, Numbers> numbers() {
      Map<String, Numbers> numbers = new LinkedHashMap<>();
      for (int host = 0; host < Math.max(hostCount, hosts.size()); host++) {
        numbers.put(events.host(host), host(host).numbers());
      }
      numbers.put(Experiment.ALL_HOSTS, all.numbers());
      return numbers;
    }
  }

  private void ended(int row, boolean ok, RangeTally tally) {
    int request = requests.table().rowOf(requestNumbers.get(row));
    long start = starts.get(request);
    if (acquired.get(request) != Column.MISSING) {
      tally.waiting.add(acquired.get(request) - start);
    }
    if (ok) {
      tally.ok++;
      tally.service.add(ends.get(request) - start);
      tally.response.add(ends.get(request) - intended.get(request));
    } else {
      tally.failed++;
    }
  }
}
