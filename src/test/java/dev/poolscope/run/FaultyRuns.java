package dev.poolscope.run;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.trace.EventSink;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs with an error of the program: whoever publishes the first event of a type
/// throws instead.
public final class FaultyRuns {
  /// What is thrown.
  public static final String MESSAGE = "thrown by a test";

  private FaultyRuns() {}

  /// Runs in which the publisher of the first event of this type throws.
  public static RunFactory throwingAt(Class<? extends PoolEvent> type) {
    return (experiment, parent, allowed, beforeWriting) ->
        new Run(experiment, parent, allowed, beforeWriting, sink -> faulty(sink, type));
  }

  private static EventSink faulty(EventSink sink, Class<? extends PoolEvent> type) {
    AtomicBoolean thrown = new AtomicBoolean();
    return event -> {
      if (type.isInstance(event) && thrown.compareAndSet(false, true)) {
        throw new IllegalStateException(MESSAGE);
      }
      sink.publish(event);
    };
  }
}
