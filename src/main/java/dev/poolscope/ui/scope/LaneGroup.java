package dev.poolscope.ui.scope;

import dev.poolscope.timeline.Lanes;
import dev.poolscope.ui.fx.NumberText;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Connections of one host and client that ended alike.
///
/// @param key what they have in common
/// @param count how many they are
/// @param lanes gives them, the first [#count] of it; those that have ended in the order of their
///   ends
record LaneGroup(Key key, int count, Supplier<IntRows> lanes) {
  private static final long SHORTEST_NANOS = 1_000_000;
  private static final int LONGEST = 6;

  /// What connections have in common.
  ///
  /// @param part their host and client, as [Parts][dev.poolscope.timeline.Parts] numbers them
  /// @param end how they ended, in words
  /// @param isDial whether their dials failed, so that they never were open
  /// @param life how long they lived: below 10 to the power of this many milliseconds, and not
  ///   below a tenth of that; [#OPEN] of those that have not ended
  record Key(int part, String end, boolean isDial, int life) {
    /// The life of a connection that has not ended.
    static final int OPEN = -1;

    static Key open(int part) {
      return new Key(part, "open", false, OPEN);
    }

    /// That of a lane as it was at an instant.
    static Key of(Lanes lanes, int lane, long nowNanos) {
      LaneEnd end = LaneEnd.of(lanes, lane, nowNanos);
      return end == null
          ? open(lanes.part(lane))
          : new Key(
              lanes.part(lane),
              end.words(),
              end.isDial(),
              life(lanes.endNanos(lane) - lanes.startNanos(lane)));
    }

    private static int life(long nanos) {
      int life = 0;
      for (long limit = SHORTEST_NANOS; life < LONGEST && nanos >= limit; limit *= 10) {
        life++;
      }
      return life;
    }

    /// The longest that one of them can have lived, in nanoseconds.
    long mostNanos() {
      return life == OPEN || life == LONGEST
          ? Long.MAX_VALUE
          : SHORTEST_NANOS * Math.round(Math.pow(10, life));
    }

    private @Nullable String lived() {
      return switch (life) {
        case OPEN -> null;
        case 0 -> "less than 1 ms";
        case 1 -> "1–10 ms";
        case 2 -> "10–100 ms";
        case 3 -> "0.1–1 s";
        case 4 -> "1–10 s";
        case 5 -> "10–100 s";
        default -> "100 s or longer";
      };
    }
  }

  /// `idle limit of host · lived 10–100 ms · 4,312 connections`.
  String words() {
    String lived = key.lived();
    return key.end()
        + (lived == null ? "" : (key.isDial() ? " · dialed for " : " · lived ") + lived)
        + " · "
        + NumberText.count(count, "connection", "connections");
  }
}
