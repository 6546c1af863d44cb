package dev.poolscope.timeline;

import org.jspecify.annotations.Nullable;

/// How much of a run has been read.
///
/// Threading: safe for use by any thread.
public interface ReadingProgress {
  /// The instant up to which events were read, in nanoseconds since the start of the run.
  long endNanos();

  /// How many events were read.
  long eventCount();

  /// How many of the events read happened behind an instant: how far a view that is frozen then is
  /// behind.
  long eventsAfter(long nanos);

  /// How much of what was written of the run has been read, 0 to 1; 1 once the reading has caught
  /// up.
  double fractionRead();

  /// Why no more can be read though the run did not end there, as a sentence for the user; null
  /// unless the run was cut off or its log is damaged or cannot be read.
  @Nullable String problem();

  /// Whether the last event of the run was read.
  boolean isComplete();
}
