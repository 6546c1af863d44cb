package dev.poolscope.timeline;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Numbers by index, without end, in a [ColumnStore]. Memory comes in chunks that double, so
/// nothing is ever moved. A cell that was never set is 0.
///
/// Threading: set by one thread. A reader that has learned from that thread that a cell exists sees
/// it; a cell that is set again is seen whole, in its old or its new state.
abstract sealed class Cells permits Longs, Ints {
  private static final int FIRST_CHUNK_BITS = 9;
  private static final long FIRST_CHUNK = 1L << FIRST_CHUNK_BITS;
  private static final int MOST_CHUNKS = Long.SIZE - FIRST_CHUNK_BITS;

  private final ColumnStore store;
  private final int cellBytes;
  private final @Nullable MemorySegment[] chunks = new MemorySegment[MOST_CHUNKS];

  Cells(ColumnStore store, int cellBytes) {
    this.store = store;
    this.cellBytes = cellBytes;
  }

  abstract long get(long index);

  abstract void set(long index, long value);

  /// The first of the cells `from` to `to` (exclusive), which must not descend, that is above a
  /// value; `to` if none is. Takes time by the logarithm of its distance from `from`.
  final long firstAbove(long value, long from, long to) {
    long step = 1;
    long low = from;
    while (low + step <= to && get(low + step - 1) <= value) {
      low += step;
      step <<= 1;
    }
    long high = Math.min(to, low + step - 1);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (get(middle) > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  static int chunkOf(long index) {
    return Long.SIZE - 1 - FIRST_CHUNK_BITS - Long.numberOfLeadingZeros(index + FIRST_CHUNK);
  }

  static long startOf(int chunk) {
    return (FIRST_CHUNK << chunk) - FIRST_CHUNK;
  }

  final MemorySegment chunk(int number) {
    MemorySegment chunk = chunks[number];
    if (chunk == null) {
      throw new IndexOutOfBoundsException("no cell of chunk " + number + " was set");
    }
    return chunk;
  }

  final MemorySegment chunkToSet(int number) {
    MemorySegment chunk = chunks[number];
    if (chunk == null) {
      chunk = store.allocate((FIRST_CHUNK << number) * cellBytes);
      chunks[number] = chunk;
    }
    return chunk;
  }
}
