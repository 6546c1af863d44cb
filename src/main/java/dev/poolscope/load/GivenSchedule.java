package dev.poolscope.load;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/// Requests at given instants.
///
/// Threading: confined to one thread.
final class GivenSchedule implements ArrivalSchedule {
  private final Iterator<Duration> instants;

  /// @param instants since the schedule began, in order
  GivenSchedule(List<Duration> instants) {
    this.instants = instants.iterator();
  }

  @Override
  public long next() {
    return instants.hasNext() ? instants.next().toNanos() : END;
  }
}
