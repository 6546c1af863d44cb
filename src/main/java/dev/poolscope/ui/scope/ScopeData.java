package dev.poolscope.ui.scope;

import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Recording;
import java.util.List;

/// What the scope draws of a recording, with the indexes that drawing needs. Grows with the
/// recording, a bounded piece at a time.
///
/// Threading: confined to one thread.
final class ScopeData {
  private static final int MOST_ROWS_AT_ONCE = 20_000;

  private final Recording recording;
  private final LaneOrder order;
  private final PickShares picks;
  private final LaneTable laneTable;
  private List<ChangeMark> changes = List.of();
  private LimitLines limits;

  ScopeData(Recording recording) {
    this.recording = recording;
    this.order = new LaneOrder(recording.connections(), recording.hosts());
    this.laneTable = new LaneTable(recording.connections());
    this.picks = new PickShares(recording.picks(), recording.hosts());
    this.limits = LimitLines.of(recording.experiment(), changes);
  }

  /// Takes in a piece of what was recorded since.
  ///
  /// @return whether more is left
  boolean refresh() {
    boolean grew = order.refresh(MOST_ROWS_AT_ONCE);
    picks.refresh(MOST_ROWS_AT_ONCE);
    List<ChangeMark> latest = recording.changes();
    if (latest.size() != changes.size()) {
      changes = List.copyOf(latest);
      limits = LimitLines.of(recording.experiment(), changes);
    }
    return grew;
  }

  Recording recording() {
    return recording;
  }

  List<String> hosts() {
    return recording.hosts();
  }

  LaneOrder order() {
    return order;
  }

  LaneTable laneTable() {
    return laneTable;
  }

  PickShares picks() {
    return picks;
  }

  List<ChangeMark> changes() {
    return changes;
  }

  LimitLines limits() {
    return limits;
  }
}
