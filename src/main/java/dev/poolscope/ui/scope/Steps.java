package dev.poolscope.ui.scope;

import dev.poolscope.report.PickColumns;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.InOrder;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.session.Selected;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Finds what comes next in a run, or came before: closes of connections, picks. From the end of
/// the run on, the next one is the first.
///
/// Threading: the JavaFX application thread.
final class Steps {
  private final RunView view;
  private final ScopeData data;
  private final Column pickTimes;
  private final Column pickNumbers;

  Steps(RunView view, ScopeData data) {
    this.view = view;
    this.data = data;
    this.pickTimes = view.recording().picks().column(PickColumns.AT);
    this.pickNumbers = view.recording().picks().column(PickColumns.PICK);
  }

  /// An instant and what happened then.
  record Step(long nanos, Selected selected) {}

  /// The close after an instant, or before it; null if there is none.
  @Nullable Step close(long nowNanos, boolean forward) {
    Lanes lanes = view.recording().lanes();
    return find(
        lanes.closes(),
        close -> lanes.endNanos(lanes.closedLane(close)),
        close -> new Selected.Connection(data.connection(lanes.closedLane(close))),
        new From(nowNanos, forward));
  }

  /// The pick after an instant, or before it; null if there is none.
  @Nullable Step pick(long nowNanos, boolean forward) {
    return find(
        view.recording().picks().size(),
        pickTimes::number,
        pick -> new Selected.Pick(pickNumbers.number(pick)),
        new From(nowNanos, forward));
  }

  private record From(long nanos, boolean forward) {}

  /// @param count how many there are, in order
  private @Nullable Step find(
      int count, IntToLongFunction time, IntFunction<Selected> what, From from) {
    Recording recording = view.recording();
    boolean again = from.forward() && from.nanos() >= recording.endNanos();
    int firstAfter = again ? 0 : InOrder.countUpTo(count, from.nanos(), time);
    int firstAt = again ? 0 : InOrder.countUpTo(count, from.nanos() - 1, time);
    int next = from.forward() ? firstAfter : firstAt - 1;
    // Of several at this instant the selected one is where the step begins.
    Selected selected = view.selectedProperty().get();
    for (int i = firstAt; i < firstAfter; i++) {
      if (what.apply(i).equals(selected)) {
        next = from.forward() ? i + 1 : i - 1;
      }
    }
    return next < 0 || next >= count ? null : new Step(time.applyAsLong(next), what.apply(next));
  }
}
