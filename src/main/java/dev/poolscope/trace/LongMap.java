package dev.poolscope.trace;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A map from numbers to objects that allocates nothing per entry: open addressing with linear
/// probing, and what follows a removed entry moves up, so no markers are left behind.
///
/// Threading: not safe; guarded by its owner.
final class LongMap<V> {
  private static final int SMALLEST = 4;

  /// 2^64 divided by the golden ratio.
  private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

  private long[] keys = new long[SMALLEST];
  private @Nullable Object[] values = new Object[SMALLEST];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(long key) {
    return values[place(key)] != null;
  }

  @SuppressWarnings("unchecked") // Only put() stores values.
  @Nullable V get(long key) {
    return (V) values[place(key)];
  }

  void put(long key, V value) {
    int place = place(key);
    if (values[place] == null) {
      size++;
    }
    keys[place] = key;
    values[place] = value;
    if (2 * size > values.length) {
      grow();
    }
  }

  void remove(long key) {
    int hole = place(key);
    if (values[hole] == null) {
      return;
    }
    size--;
    int mask = values.length - 1;
    for (int i = (hole + 1) & mask; values[i] != null; i = (i + 1) & mask) {
      // An entry may move up to the hole unless it would come to stand before its own place.
      if (((i - home(keys[i])) & mask) >= ((i - hole) & mask)) {
        keys[hole] = keys[i];
        values[hole] = values[i];
        hole = i;
      }
    }
    values[hole] = null;
  }

  /// The values, in no order.
  @SuppressWarnings("unchecked") // Only put() stores values.
  Stream<V> values() {
    return (Stream<V>) Arrays.stream(values).filter(Objects::nonNull);
  }

  /// Where a key is, or where it would be put.
  private int place(long key) {
    int mask = values.length - 1;
    int i = home(key);
    while (values[i] != null && keys[i] != key) {
      i = (i + 1) & mask;
    }
    return i;
  }

  /// Spreads numbers that follow each other: side by side they would make long runs to probe.
  private int home(long key) {
    return (int) ((key * GOLDEN_RATIO) >>> (Long.numberOfLeadingZeros(values.length) + 1));
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = Arrays.copyOf(oldKeys, 2 * oldKeys.length);
    values = new Object[2 * oldValues.length];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != null) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        values[place] = oldValues[i];
      }
    }
  }
}
