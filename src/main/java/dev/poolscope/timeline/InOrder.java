package dev.poolscope.timeline;

import java.util.function.IntToLongFunction;

/// Finds places among values that never become less.
public final class InOrder {
  private InOrder() {}

  /// How many of the first so many places hold at most a value.
  public static int countUpTo(int places, long value, IntToLongFunction at) {
    int low = 0;
    int high = places;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at.applyAsLong(middle) <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
