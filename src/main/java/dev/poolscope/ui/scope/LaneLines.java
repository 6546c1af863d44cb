package dev.poolscope.ui.scope;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The lanes as lines one below the other: for each part that has connections a heading, then its
/// connections or, where they are too many, groups of them, each with its connections below it
/// where it is unfolded.
///
/// Threading: immutable.
///
/// @param blocks what stands one below the other
record LaneLines(List<Block> blocks) {
  /// A heading and the connections below it.
  ///
  /// @param part the host and client, as [Parts][dev.poolscope.timeline.Parts] numbers them
  /// @param group the group that the heading is of; null for that of the part
  /// @param connections how many connections the heading stands for
  /// @param shown how many of them are shown below it
  /// @param lanes gives these
  record Block(
      int part, @Nullable LaneGroup group, int connections, int shown, IntUnaryOperator lanes) {
    LaneGroup.@Nullable Key key() {
      return group == null ? null : group.key();
    }

    private boolean holds(Place place) {
      LaneGroup.Key key = key();
      return part == place.part()
          && (key == null ? place.group() == null : key.equals(place.group()));
    }
  }

  /// What stands in a line.
  ///
  /// @param part the host and client, as [Parts][dev.poolscope.timeline.Parts] numbers them
  /// @param group the group that it belongs to, null where connections are not grouped
  /// @param index the connection's index within its block, [#HEADING] for the heading
  record Place(int part, LaneGroup.@Nullable Key group, int index) {
    static final int HEADING = -1;

    /// Whether it is no connection.
    boolean isHeading() {
      return index == HEADING;
    }
  }

  /// How many lines there are.
  int lines() {
    return blocks.stream().mapToInt(block -> 1 + block.shown()).sum();
  }

  /// How many connections a part has.
  int connections(int part) {
    return blocks.stream()
        .filter(block -> block.part() == part && block.group() == null)
        .mapToInt(Block::connections)
        .sum();
  }

  /// How many connections there are.
  int connections() {
    return blocks.stream()
        .filter(block -> block.group() == null)
        .mapToInt(Block::connections)
        .sum();
  }

  /// What stands in a line; null if there is no such line.
  @Nullable Place at(int line) {
    int rest = line;
    for (Block block : blocks) {
      if (rest < 0) {
        return null;
      }
      if (rest <= block.shown()) {
        return new Place(block.part(), block.key(), rest - 1);
      }
      rest -= block.shown() + 1;
    }
    return null;
  }

  /// The line in which something stands; negative if it is not shown.
  int lineOf(Place place) {
    int line = 0;
    for (Block block : blocks) {
      if (block.holds(place)) {
        return place.index() < block.shown() ? line + 1 + place.index() : -1;
      }
      line += block.shown() + 1;
    }
    return -1;
  }

  /// The lane of a connection's line.
  int lane(Place place) {
    Block block = block(place);
    if (block == null) {
      throw new IllegalArgumentException(place + " is not shown");
    }
    return block.lanes().applyAsInt(place.index());
  }

  /// The group that a line belongs to; null for none.
  @Nullable LaneGroup group(Place place) {
    Block block = block(place);
    return block == null ? null : block.group();
  }

  /// How many connections a line shows: one, or all of a folded group.
  int shownIn(Place place) {
    Block block = block(place);
    if (block == null || !place.isHeading()) {
      return block == null ? 0 : 1;
    }
    return block.group() != null && block.shown() == 0 ? block.connections() : 0;
  }

  private @Nullable Block block(Place place) {
    return blocks.stream().filter(block -> block.holds(place)).findFirst().orElse(null);
  }
}
