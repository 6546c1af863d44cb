package dev.poolscope.report;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.stats.HostStats;
import dev.poolscope.trace.PoolLedger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The numbers of the stretches of time that are expected to have some. Those that have not begun
/// or are over cost nothing.
///
/// Threading: confined to one thread.
final class Stretches {
  private final Map<Stretch, StretchNumbers> begun = new LinkedHashMap<>();
  private final List<Stretch> waiting = new ArrayList<>();
  private final List<StretchNumbers> running = new ArrayList<>();

  /// The numbers of the load phase by host, of all as [Experiment#ALL_HOSTS].
  private final Function<String, HostStats> whole;

  Stretches(List<Expectation> expectations, Function<String, HostStats> whole) {
    this.whole = whole;
    expectations.stream()
        .filter(Expectation::isOfStretch)
        .map(Stretch::of)
        .distinct()
        .sorted(Comparator.comparingLong(Stretch::fromNanos))
        .forEach(waiting::add);
  }

  /// The numbers of a stretch, null if it has not begun.
  @Nullable StretchNumbers of(Stretch stretch) {
    return begun.get(stretch);
  }

  /// Begins those that begin by an instant, with the state that there is now.
  void begin(long nanos) {
    while (!waiting.isEmpty() && waiting.getFirst().fromNanos() <= nanos) {
      StretchNumbers numbers = StretchNumbers.of(waiting.removeFirst());
      numbers.stats().beginWith(wholeOf(numbers));
      begun.put(numbers.stretch(), numbers);
      running.add(numbers);
    }
  }

  /// Ends those that end by an instant, with the state that there is now.
  void end(long nanos, PoolLedger ledger) {
    for (Iterator<StretchNumbers> all = running.iterator(); all.hasNext(); ) {
      StretchNumbers numbers = all.next();
      if (numbers.stretch().toNanos() <= nanos) {
        noteOpen(numbers, ledger.requestsOfOpen());
        all.remove();
      }
    }
  }

  /// Notes the connections that are open now.
  void noteOpen(Map<String, Map<Long, Long>> byHost) {
    running.forEach(numbers -> noteOpen(numbers, byHost));
  }

  void sample() {
    running.forEach(numbers -> numbers.stats().sample());
  }

  /// Counts an event of a host.
  void count(TraceEntry entry, String host) {
    for (StretchNumbers numbers : running) {
      if (numbers.concern(host)) {
        numbers.stats().count(entry);
      }
    }
  }

  /// Takes over the state after an event of a host.
  void follow(String host) {
    for (StretchNumbers numbers : running) {
      numbers.stats().follow(wholeOf(numbers));
      if (numbers.concern(host)) {
        numbers.stats().notePeaks();
      }
    }
  }

  void picked(PoolEvent.Picked pick, int instance) {
    running.forEach(numbers -> numbers.picks().count(pick, instance));
  }

  void closed(ConnectionRow row) {
    for (StretchNumbers numbers : running) {
      if (numbers.concern(row.host())) {
        numbers.stats().closed(row, true);
      }
    }
  }

  void ended(RequestRow row) {
    for (StretchNumbers numbers : running) {
      if (numbers.concern(row.host())) {
        numbers.stats().ended(row);
      }
    }
  }

  private HostStats wholeOf(StretchNumbers numbers) {
    return whole.apply(numbers.stretch().host());
  }

  private static void noteOpen(StretchNumbers numbers, Map<String, Map<Long, Long>> byHost) {
    String host = numbers.stretch().host();
    numbers
        .stats()
        .noteOpen(
            host.equals(Experiment.ALL_HOSTS)
                ? RunFold.together(byHost)
                : byHost.getOrDefault(host, Map.of()));
  }
}
