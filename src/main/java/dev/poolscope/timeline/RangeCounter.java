package dev.poolscope.timeline;

import dev.poolscope.config.Experiment;
import dev.poolscope.model.CloseReason;
import dev.poolscope.timeline.EventRows.Meaning;
import dev.poolscope.timeline.RangeNumbers.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what happened within a stretch of a run, over its events. As in the report, what comes
/// after the measured window is not counted.
///
/// Threading: confined to one thread.
final class RangeCounter {
  private static final CloseReason[] REASONS = CloseReason.values();

  private final EventRows events;
  private final RequestRows requests;
  private final Map<String, RangeTally> hosts = new LinkedHashMap<>();
  private final RangeTally all = new RangeTally();
  private final int opened;
  private final int issued;

  RangeCounter(EventRows events, RequestRows requests, List<String> hostNames) {
    this.events = events;
    this.requests = requests;
    hostNames.forEach(this::host);
    opened = events.typeNumber("CONNECTION_OPENED");
    issued = events.typeNumber("REQUEST_ISSUED");
  }

  /// The numbers of the events `from` to `to` (exclusive).
  RangeNumbers count(TimeRange range, int from, int to) {
    Cells types = events.cells("event");
    Cells hostNumbers = events.cells("host");
    for (int row = from; row < to; row++) {
      Meaning meaning = events.meaning(row);
      long type = types.get(row);
      if (meaning != Meaning.NONE || type == opened || type == issued) {
        RangeTally host = host(events.host(hostNumbers.get(row)));
        count(row, type, meaning, host);
        count(row, type, meaning, all);
      }
    }
    Map<String, Numbers> numbers = new LinkedHashMap<>();
    hosts.forEach((name, tally) -> numbers.put(name, tally.numbers()));
    numbers.put(Experiment.ALL_HOSTS, all.numbers());
    return new RangeNumbers(range, numbers);
  }

  private RangeTally host(String name) {
    return hosts.computeIfAbsent(name, _ -> new RangeTally());
  }

  private void count(int row, long type, Meaning meaning, RangeTally tally) {
    switch (meaning) {
      case OK, FAILED -> ended(row, meaning == Meaning.OK, tally);
      case CLOSED -> tally.closed(REASONS[(int) events.cells("reason").get(row)]);
      case ACQUIRED_NEW, ACQUIRED_USED -> tally.acquired(meaning == Meaning.ACQUIRED_USED);
      case NONE -> {
        tally.opened += type == opened ? 1 : 0;
        tally.issued += type == issued ? 1 : 0;
      }
    }
  }

  private void ended(int row, boolean ok, RangeTally tally) {
    int request = requests.row(events.cells("request").get(row));
    long start = requests.cells("start_ns").get(request);
    long acquired = requests.cells("acquired_ns").get(request);
    long end = requests.cells("end_ns").get(request);
    if (acquired != Column.MISSING) {
      tally.waiting.add(acquired - start);
    }
    if (ok) {
      tally.ok++;
      tally.service.add(end - start);
      tally.response.add(end - requests.cells("intended_ns").get(request));
    } else {
      tally.failed++;
    }
  }
}
