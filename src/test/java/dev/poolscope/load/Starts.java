package dev.poolscope.load;

import java.util.ArrayList;
import java.util.List;

/// The starts that a schedule yields, in nanoseconds.
final class Starts {
  static final long SECOND = 1_000_000_000;

  private Starts() {}

  static List<Long> all(ArrivalSchedule schedule) {
    return before(schedule, ArrivalSchedule.END);
  }

  /// Those of a half-open window.
  static List<Long> before(ArrivalSchedule schedule, long endNanos) {
    List<Long> starts = new ArrayList<>();
    for (long next = schedule.next(); next < endNanos; next = schedule.next()) {
      starts.add(next);
    }
    return starts;
  }
}
