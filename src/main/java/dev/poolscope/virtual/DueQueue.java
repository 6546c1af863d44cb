package dev.poolscope.virtual;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is due when, in a binary heap of plain arrays; what is due at the same instant keeps the
/// order in which it was added.
///
/// @param <T> what is due
///
/// Threading: confined to one thread.
final class DueQueue<T> {
  /// The instant that never comes.
  static final long NEVER = Long.MAX_VALUE;

  private static final int FIRST_CAPACITY = 64;

  private long[] times = new long[FIRST_CAPACITY];
  private long[] orders = new long[FIRST_CAPACITY];
  private @Nullable Object[] items = new Object[FIRST_CAPACITY];
  private int size;
  private long added;

  /// When the next is due; [#NEVER] if nothing is.
  long nextNanos() {
    return size == 0 ? NEVER : times[0];
  }

  int size() {
    return size;
  }

  void add(long atNanos, T item) {
    if (size == times.length) {
      int more = size * 2;
      times = Arrays.copyOf(times, more);
      orders = Arrays.copyOf(orders, more);
      items = Arrays.copyOf(items, more);
    }
    long order = added++;
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (!isBefore(atNanos, order, parent)) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, atNanos, order, item);
  }

  /// Takes the next one out.
  ///
  /// @throws IllegalStateException if nothing is due any more
  @SuppressWarnings("unchecked")
  T poll() {
    Object first = items[0];
    if (size == 0 || first == null) {
      throw new IllegalStateException("nothing is due any more");
    }
    size--;
    long atNanos = times[size];
    long order = orders[size];
    Object last = items[size];
    items[size] = null;
    if (size > 0) {
      sink(atNanos, order, last);
    }
    return (T) first;
  }

  private void sink(long atNanos, long order, @Nullable Object item) {
    int hole = 0;
    int child = 1;
    while (child < size) {
      int right = child + 1;
      if (right < size && isBefore(times[right], orders[right], child)) {
        child = right;
      }
      if (!(times[child] < atNanos || (times[child] == atNanos && orders[child] < order))) {
        break;
      }
      move(child, hole);
      hole = child;
      child = 2 * hole + 1;
    }
    put(hole, atNanos, order, item);
  }

  private boolean isBefore(long atNanos, long order, int other) {
    return atNanos < times[other] || (atNanos == times[other] && order < orders[other]);
  }

  private void move(int from, int to) {
    put(to, times[from], orders[from], items[from]);
  }

  private void put(int place, long atNanos, long order, @Nullable Object item) {
    times[place] = atNanos;
    orders[place] = order;
    items[place] = item;
  }
}
