package dev.poolscope.ui.inspector;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.TableRow;
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
  /// @param by the column of connections or of requests
  /// @param number which one
  static Trail of(Table events, TableColumn<?> by, long number, long fromNanos, long toNanos) {
    Column times = events.column(EventColumns.AT);
    Column wanted = events.column(by);
    List<Step> steps = new ArrayList<>();
    int size = events.size();
    for (int row = first(times, size, fromNanos);
        row < size && times.number(row) <= toNanos && steps.size() < MAX_STEPS;
        row++) {
      if (wanted.number(row) == number) {
        steps.add(step(events.row(row)));
      }
    }
    return new Trail(List.copyOf(steps));
  }

  /// The events of one kind.
  List<Step> of(Class<? extends PoolEvent> event) {
    String name = EventColumns.event(event);
    return steps.stream().filter(step -> step.event().equals(name)).toList();
  }

  private static Step step(TableRow row) {
    return new Step(
        row.text(EventColumns.EVENT),
        row.number(EventColumns.AT),
        row.number(EventColumns.CONNECTION),
        row.number(EventColumns.REQUEST),
        row.text(EventColumns.REASON),
        row.text(EventColumns.DETAIL));
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
