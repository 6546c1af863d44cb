package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.util.function.Consumer;

/// Some entries of the stream that follow each other, seen where they lie, so that handing them on
/// makes no objects.
///
/// Threading: confined to the thread that was given it, and valid until that thread returns.
public final class EventBatch {
  private final EventRing ring;
  private long first;
  private int size;

  EventBatch(EventRing ring) {
    this.ring = ring;
  }

  /// Becomes the entries at these places.
  void becomes(long firstPlace, int count) {
    first = firstPlace;
    size = count;
  }

  /// How many entries it has.
  public int size() {
    return size;
  }

  /// The place in the stream of the i-th entry.
  public long sequence(int i) {
    return first + i;
  }

  /// The time of the i-th entry, in nanoseconds since the start of the run.
  public long nanos(int i) {
    return ring.nanos(first + i);
  }

  /// The event of the i-th entry.
  public PoolEvent event(int i) {
    return ring.event(first + i);
  }

  /// Hands on every entry as an object of its own.
  public void forEach(Consumer<TraceEntry> consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(new TraceEntry(sequence(i), nanos(i), event(i)));
    }
  }
}
