package dev.poolscope.ui.compare;

import dev.poolscope.report.RunReport;
import dev.poolscope.timeline.Recording;
import org.jspecify.annotations.Nullable;

/// How far a recording had been read when it was looked at last.
///
/// Threading: confined to one thread.
final class ReadSoFar {
  private final Recording recording;
  private long events = -1;
  private @Nullable RunReport report;
  private boolean isOver;

  ReadSoFar(Recording recording) {
    this.recording = recording;
  }

  /// Looks again.
  ///
  /// @return whether there is more than the last time
  boolean look() {
    boolean over = recording.isComplete() || recording.problem() != null;
    RunReport latest = recording.report();
    long count = recording.eventCount();
    boolean isMore = over != isOver || isAnother(latest) || count != events;
    isOver = over;
    report = latest;
    events = count;
    return isMore;
  }

  /// Reports are renewed as a whole, and large.
  @SuppressWarnings("ReferenceEquality")
  private boolean isAnother(RunReport latest) {
    return latest != report;
  }
}
