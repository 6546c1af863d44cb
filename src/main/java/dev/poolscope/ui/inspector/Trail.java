package dev.poolscope.ui.inspector;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import java.util.ArrayList;
import java.util.List;

/// The events of one connection or one request, found between two instants.
///
/// @param steps in their order, at most a few thousand
record Trail(List<Step> steps) {
  private static final int MAX_STEPS = 5_000;

  /// One event.
  ///
  /// @param reason the cause, the failure or the close reason; empty for none
  record Step(
      String event, long tNanos, long connection, long request, String reason, String detail) {}

  /// Looks through the events. Takes its time by their number between the two instants: not for the
  /// application thread.
  ///
  /// @param by `connection` or `request`
  /// @param number which one
  static Trail of(Table events, String by, long number, long fromNanos, long toNanos) {
    Column times = events.column("t_ns");
    Column wanted = events.column(by);
    List<Step> steps = new ArrayList<>();
    int size = events.size();
    for (int row = first(times, size, fromNanos);
        row < size && times.number(row) <= toNanos && steps.size() < MAX_STEPS;
        row++) {
      if (wanted.number(row) == number) {
        steps.add(step(new Cells(events, row)));
      }
    }
    return new Trail(List.copyOf(steps));
  }

  /// The events of one kind.
  List<Step> of(String event) {
    return steps.stream().filter(step -> step.event().equals(event)).toList();
  }

  private static Step step(Cells cells) {
    return new Step(
        cells.text("event"),
        cells.number("t_ns"),
        cells.number("connection"),
        cells.number("request"),
        cells.text("reason"),
        cells.text("detail"));
  }

  /// The first event at or after an instant.
  private static int first(Column times, int size, long nanos) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.number(middle) < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
