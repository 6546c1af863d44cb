package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Places for events, numbered from 0 without end and used round and round.
///
/// Threading: a place is filled by the one thread that owns it and emptied by the one consumer; an
/// event that the consumer finds is complete.
final class EventRing {
  private static final VarHandle EVENT = MethodHandles.arrayElementVarHandle(PoolEvent[].class);

  private final int mask;
  private final long[] nanos;
  private final @Nullable PoolEvent[] events;

  /// @param size how many places are there at a time, a power of two
  EventRing(int size) {
    mask = size - 1;
    nanos = new long[size];
    events = new PoolEvent[size];
  }

  /// Fills a place, which must be empty.
  void fill(long place, long tNanos, PoolEvent event) {
    int i = (int) place & mask;
    nanos[i] = tNanos;
    EVENT.setRelease(events, i, event);
  }

  boolean isFilled(long place) {
    return EVENT.getAcquire(events, (int) place & mask) != null;
  }

  /// The event at a filled place.
  PoolEvent event(long place) {
    PoolEvent event = events[(int) place & mask];
    if (event == null) {
      throw new IllegalStateException("no event at " + place);
    }
    return event;
  }

  /// The time at a filled place.
  long nanos(long place) {
    return nanos[(int) place & mask];
  }

  /// Makes the time at a filled place no less than `least`, and returns it.
  long raise(long place, long least) {
    int i = (int) place & mask;
    nanos[i] = Math.max(nanos[i], least);
    return nanos[i];
  }

  /// Empties a place.
  void clear(long place) {
    events[(int) place & mask] = null;
  }
}
