package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Lanes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The connections of each part (a host, or what one of the run's clients has to do with it) by how
/// they ended and how long they lived, for parts that have more of them than one can look at. Grows
/// with the recording; how many a group has by an instant is found without looking at them.
///
/// Threading: confined to one thread.
final class LaneGroups {
  /// Parts with more connections are folded.
  static final int FOLDED_ABOVE = 200;

  private final Lanes lanes;
  private final List<Map<LaneGroup.Key, IntRows>> ended = new ArrayList<>();
  private final Set<LaneGroup.Key> unfolded = new HashSet<>();
  private int read;

  LaneGroups(Lanes lanes, int parts) {
    this.lanes = lanes;
    for (int part = 0; part < parts; part++) {
      ended.add(new LinkedHashMap<>());
    }
  }

  /// Takes in at most so many ends that there are more by now.
  ///
  /// @return whether there were any
  boolean refresh(int most) {
    int to = Math.min(lanes.ends(), read + most);
    boolean grew = to > read;
    for (; read < to; read++) {
      int lane = lanes.endedLane(read);
      ended
          .get(lanes.part(lane))
          .computeIfAbsent(LaneGroup.Key.of(lanes, lane, Long.MAX_VALUE - 1), _ -> new IntRows())
          .add(lane);
    }
    return grew;
  }

  /// The groups of a part as of an instant: those that are open, then the others in the order in
  /// which the first of each ended.
  ///
  /// @param begun the part's connections
  /// @param count how many of them were dialed by then
  List<LaneGroup> of(int part, long nanos, IntRows begun, int count) {
    List<LaneGroup> groups = new ArrayList<>();
    int open = count;
    for (Map.Entry<LaneGroup.Key, IntRows> group : ended.get(part).entrySet()) {
      IntRows rows = group.getValue();
      int by = rows.countUpTo(nanos, lanes::endNanos);
      open -= by;
      if (by > 0) {
        groups.add(new LaneGroup(group.getKey(), by, () -> rows));
      }
    }
    if (open > 0) {
      groups.addFirst(new LaneGroup(LaneGroup.Key.open(part), open, new Open(begun, count, nanos)));
    }
    return groups;
  }

  boolean isUnfolded(LaneGroup.Key group) {
    return unfolded.contains(group);
  }

  /// Unfolds a group, or folds it again.
  void toggle(LaneGroup.Key group) {
    if (!unfolded.remove(group)) {
      unfolded.add(group);
    }
  }

  /// Where a lane is in a group, both as of the same instant; negative if it is not in it.
  int indexOf(LaneGroup group, int lane) {
    IntRows rows = group.lanes().get();
    boolean isOpen = group.key().life() == LaneGroup.Key.OPEN;
    int from = isOpen ? 0 : rows.countUpTo(lanes.endNanos(lane) - 1, lanes::endNanos);
    for (int i = from; i < group.count(); i++) {
      if (rows.get(i) == lane) {
        return i;
      }
    }
    return -1;
  }

  /// The connections that were open at an instant, looked for when they are asked for.
  private final class Open implements Supplier<IntRows> {
    private final IntRows begun;
    private final int count;
    private final long nanos;
    private @Nullable IntRows found;

    private Open(IntRows begun, int count, long nanos) {
      this.begun = begun;
      this.count = count;
      this.nanos = nanos;
    }

    @Override
    public IntRows get() {
      IntRows open = found;
      if (open == null) {
        open = new IntRows();
        for (int i = 0; i < count; i++) {
          if (lanes.endNanos(begun.get(i)) > nanos) {
            open.add(begun.get(i));
          }
        }
        found = open;
      }
      return open;
    }
  }
}
