package dev.poolscope.run;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.trace.EventSink;

/// Runs with an error of the program: whoever publishes an event of a type throws instead.
public final class FaultyRuns {
  /// What is thrown.
  public static final String MESSAGE = "thrown by a test";

  private FaultyRuns() {}

  /// Runs in which an event of this type is thrown at its publisher.
  public static RunFactory throwingAt(Class<? extends PoolEvent> type) {
    return (experiment, parent) -> new Run(experiment, parent, sink -> faulty(sink, type));
  }

  private static EventSink faulty(EventSink sink, Class<? extends PoolEvent> type) {
    return event -> {
      if (type.isInstance(event)) {
        throw new IllegalStateException(MESSAGE);
      }
      sink.publish(event);
    };
  }
}
