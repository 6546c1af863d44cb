package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import org.jspecify.annotations.Nullable;

/// Makes the events of one of several runs that were a whole together into those of the whole:
/// requests, connections and clients get numbers that no other part has, and times inside events
/// count from the beginning of the whole.
///
/// Threading: immutable.
public final class Renumbering {
  private static final String REQUEST = "request";
  private static final String CONNECTION = "connection";
  private static final String EVICTED_BY = "evictedBy";
  private static final String INSTANCE = "instance";
  private static final String INTENDED = "intendedNanos";

  private final int part;
  private final int parts;
  private final int instances;
  private final long shiftNanos;

  /// @param part which of the runs it is, from 0
  /// @param parts how many there are
  /// @param instances how many clients each has
  /// @param shiftNanos how much later than the whole it began
  public Renumbering(int part, int parts, int instances, long shiftNanos) {
    this.part = part;
    this.parts = parts;
    this.instances = instances;
    this.shiftNanos = shiftNanos;
  }

  /// An event as one of the whole.
  public PoolEvent of(PoolEvent event) {
    EventShape shape = EventShape.of(event.getClass());
    return shape.event(column -> value(column, column.get(event)));
  }

  private @Nullable Object value(EventShape.Column column, @Nullable Object value) {
    return switch (column.name()) {
      case REQUEST, CONNECTION, EVICTED_BY -> value instanceof Long n ? numbered(n) : value;
      case INSTANCE -> value instanceof Integer n ? part * instances + n : value;
      case INTENDED -> value instanceof Long n ? n + shiftNanos : value;
      default -> value;
    };
  }

  private long numbered(long number) {
    return number == 0 ? 0 : (number - 1) * parts + part + 1;
  }
}
