package dev.poolscope.ui.scope;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The lanes as lines one below the other: for each host that has connections a heading, then its
/// connections.
///
/// Threading: immutable.
final class LaneLines {
  private final int[] counts;

  /// @param counts how many connections of each host are shown
  LaneLines(int[] counts) {
    this.counts = counts.clone();
  }

  /// What stands in a line.
  ///
  /// @param host the host's index
  /// @param index the connection's index among those of its host, [#HEADING] for the heading
  record Place(int host, int index) {
    static final int HEADING = -1;

    boolean isHeading() {
      return index == HEADING;
    }
  }

  /// How many lines there are.
  int lines() {
    return connections() + (int) IntStream.of(counts).filter(count -> count > 0).count();
  }

  /// How many connections of a host are shown.
  int connections(int host) {
    return counts[host];
  }

  /// How many connections are shown.
  int connections() {
    return IntStream.of(counts).sum();
  }

  /// What stands in a line; null if there is no such line.
  @Nullable Place at(int line) {
    int rest = line;
    for (int host = 0; host < counts.length && rest >= 0; host++) {
      if (counts[host] > 0) {
        if (rest <= counts[host]) {
          return new Place(host, rest - 1);
        }
        rest -= counts[host] + 1;
      }
    }
    return null;
  }

  /// The line in which something stands; negative if it is not shown.
  int lineOf(Place place) {
    if (place.index() >= counts[place.host()]) {
      return -1;
    }
    int line = 1 + place.index();
    for (int host = 0; host < place.host(); host++) {
      line += counts[host] > 0 ? counts[host] + 1 : 0;
    }
    return line;
  }
}
