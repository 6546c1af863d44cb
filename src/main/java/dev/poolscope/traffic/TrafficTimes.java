package dev.poolscope.traffic;

import java.util.Arrays;

/// Times of which the middle one is asked for.
///
/// Threading: confined to one thread.
final class TrafficTimes {
  private static final int FIRST_CAPACITY = 16;

  private long[] nanos = new long[FIRST_CAPACITY];
  private int size;

  void add(long value) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = value;
  }

  /// The middle one, the upper of two; 0 if there is none.
  long middle() {
    Arrays.sort(nanos, 0, size);
    return size == 0 ? 0 : nanos[size / 2];
  }
}
