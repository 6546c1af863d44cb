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

  /// By the host's number in the events table.
  private final List<RangeTally> hosts = new ArrayList<>();

  private final RangeTally all = new RangeTally();

  RangeCounter(EventRows events, RequestRows requests, int hostCount) {
    this.events = events;
    this.requests = requests;
    requestNumbers = events.cells(EventColumns.REQUEST);
    reasons = events.cells(EventColumns.REASON);
    intended = requests.cells(RequestColumns.INTENDED);
    starts = requests.cells(RequestColumns.START);
    acquired = requests.cells(RequestColumns.ACQUIRED);
    ends = requests.cells(RequestColumns.END);
    growTo(hostCount);
  }

  /// The numbers of the events `from` to `to` (exclusive).
  RangeNumbers count(TimeRange range, int from, int to) {
    Cells hostNumbers = events.cells(EventColumns.HOST);
    for (int row = from; row < to; row++) {
      Meaning meaning = events.meaning(row);
      if (meaning != Meaning.NONE) {
        int host = (int) hostNumbers.get(row);
        growTo(host + 1);
        count(row, meaning, hosts.get(host));
        count(row, meaning, all);
      }
    }
    Map<String, Numbers> numbers = new LinkedHashMap<>();
    for (int host = 0; host < hosts.size(); host++) {
      numbers.put(events.host(host), hosts.get(host).numbers());
    }
    numbers.put(Experiment.ALL_HOSTS, all.numbers());
    return new RangeNumbers(range, numbers);
  }

  private void growTo(int count) {
    while (hosts.size() < count) {
      hosts.add(new RangeTally());
    }
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
