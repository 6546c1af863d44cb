package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.time.Soon;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.trace.EventSink;
import dev.poolscope.trace.LedgerListener;
import dev.poolscope.trace.PoolLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Keeps every event, feeds a ledger with it at once, and lets a test wait for events.
///
/// Threading: safe for use by any thread; guarded by this.
final class EventRecorder implements EventSink {
  private final PoolLedger ledger = new PoolLedger(List.of(), LedgerListener.NONE);
  private final List<TraceEntry> entries = new ArrayList<>();

  @Override
  public synchronized void publish(PoolEvent event) {
    TraceEntry entry = new TraceEntry(entries.size(), SystemTicker.INSTANCE.nanos(), event);
    entries.add(entry);
    ledger.apply(entry);
    notifyAll();
  }

  PoolLedger ledger() {
    return ledger;
  }

  synchronized List<TraceEntry> entries() {
    return List.copyOf(entries);
  }

  /// All events of a type, in order.
  <E extends PoolEvent> List<E> all(Class<E> type) {
    return entries().stream()
        .map(TraceEntry::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /// How many requests held each connection at a time at most; without those that had none.
  Map<Long, Integer> mostHolders() {
    Map<Long, Integer> holders = new HashMap<>();
    Map<Long, Integer> most = new HashMap<>();
    for (TraceEntry entry : entries()) {
      if (entry.event() instanceof PoolEvent.ConnectionAcquired e) {
        most.merge(e.connection(), holders.merge(e.connection(), 1, Integer::sum), Math::max);
      } else if (entry.event() instanceof PoolEvent.ConnectionReleased e) {
        holders.merge(e.connection(), -1, Integer::sum);
      }
    }
    return most;
  }

  /// The n-th event (from 1) of a type, waiting for it.
  <E extends PoolEvent> E await(Class<E> type, int n) {
    return await(type, _ -> true, n);
  }

  /// The n-th event (from 1) of a type that fits, waiting for it.
  <E extends PoolEvent> E await(Class<E> type, Predicate<E> fits, int n) {
    return type.cast(awaitEntry(type, fits, n).event());
  }

  /// The n-th entry (from 1) with an event of a type that fits, waiting for it.
  synchronized <E extends PoolEvent> TraceEntry awaitEntry(
      Class<E> type, Predicate<E> fits, int n) {
    long deadline = SystemTicker.INSTANCE.nanos() + Soon.PATIENCE.toNanos();
    int position = 0;
    int found = 0;
    while (true) {
      for (; position < entries.size(); position++) {
        PoolEvent event = entries.get(position).event();
        if (type.isInstance(event) && fits.test(type.cast(event)) && ++found == n) {
          return entries.get(position);
        }
      }
      long leftMillis = (deadline - SystemTicker.INSTANCE.nanos()) / 1_000_000;
      assertThat(leftMillis)
          .as(() -> "no " + type.getSimpleName() + " number " + n + " in " + entries)
          .isPositive();
      try {
        wait(leftMillis);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
