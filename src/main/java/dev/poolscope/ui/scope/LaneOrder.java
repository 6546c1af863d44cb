package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Lanes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lanes by part, each part's in the order of their dials, or in groups where they are many.
/// Grows with the recording.
///
/// Threading: confined to one thread.
final class LaneOrder {
  private final Lanes lanes;
  private final LaneGroups groups;
  private final List<IntRows> lanesOfParts = new ArrayList<>();
  private int read;

  LaneOrder(Lanes lanes, int parts) {
    this.lanes = lanes;
    this.groups = new LaneGroups(lanes, parts);
    for (int part = 0; part < parts; part++) {
      lanesOfParts.add(new IntRows());
    }
  }

  /// Takes in at most so many lanes that there are more by now.
  ///
  /// @return whether there were any
  boolean refresh(int most) {
    int to = Math.min(lanes.size(), read + most);
    boolean grew = to > read;
    for (; read < to; read++) {
      lanesOfParts.get(lanes.part(read)).add(read);
    }
    return groups.refresh(most) || grew;
  }

  LaneGroups groups() {
    return groups;
  }

  /// The lines to show of a run up to an instant.
  LaneLines upTo(long nanos) {
    List<LaneLines.Block> blocks = new ArrayList<>();
    for (int part = 0; part < lanesOfParts.size(); part++) {
      IntRows rows = lanesOfParts.get(part);
      int count = rows.countUpTo(nanos, lanes::startNanos);
      boolean isFolded = count > LaneGroups.FOLDED_ABOVE;
      if (count > 0) {
        blocks.add(new LaneLines.Block(part, null, count, isFolded ? 0 : count, rows::get));
      }
      if (isFolded) {
        groups.of(part, nanos, rows, count).forEach(group -> blocks.add(block(group)));
      }
    }
    return new LaneLines(blocks);
  }

  private LaneLines.Block block(LaneGroup group) {
    return new LaneLines.Block(
        group.key().part(),
        group,
        group.count(),
        groups.isUnfolded(group.key()) ? group.count() : 0,
        index -> group.lanes().get().get(index));
  }

  /// Where a lane stands in the lines of a run up to an instant, which is in its group's heading
  /// where that is folded; null if it is not known yet.
  LaneLines.@Nullable Place place(int lane, long nanos) {
    if (lane < 0 || lane >= read || lanes.startNanos(lane) > nanos) {
      return null;
    }
    int part = lanes.part(lane);
    IntRows rows = lanesOfParts.get(part);
    int count = rows.countUpTo(nanos, lanes::startNanos);
    if (count <= LaneGroups.FOLDED_ABOVE) {
      return new LaneLines.Place(part, null, rows.indexOf(lane));
    }
    LaneGroup.Key key = LaneGroup.Key.of(lanes, lane, nanos);
    if (!groups.isUnfolded(key)) {
      return new LaneLines.Place(part, key, LaneLines.Place.HEADING);
    }
    return groups.of(part, nanos, rows, count).stream()
        .filter(group -> group.key().equals(key))
        .findFirst()
        .map(group -> new LaneLines.Place(part, key, groups.indexOf(group, lane)))
        .orElse(null);
  }
}
