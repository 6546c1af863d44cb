package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;

/// Where events are published.
///
/// Threading: safe for use by any thread; the order of the calls is the order of the stream.
@FunctionalInterface
public interface EventSink {
  /// A sink that forgets everything, for warming up.
  EventSink NONE = _ -> {};

  /// Adds an event at the end of the stream, stamped with the current time.
  void publish(PoolEvent event);
}
