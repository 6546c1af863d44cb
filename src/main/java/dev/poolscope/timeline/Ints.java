package dev.poolscope.timeline;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Cells of 32 bits, for numbers of that size and [Column#MISSING].
final class Ints extends Cells {
  private static final VarHandle CELL = ValueLayout.JAVA_INT.arrayElementVarHandle();

  Ints(ColumnStore store) {
    super(store, Integer.BYTES);
  }

  @Override
  long get(long index) {
    int chunk = chunkOf(index);
    int value = (int) CELL.getAcquire(chunk(chunk), 0L, index - startOf(chunk));
    return value == Integer.MIN_VALUE ? Column.MISSING : value;
  }

  @Override
  void set(long index, long value) {
    int chunk = chunkOf(index);
    int stored = value == Column.MISSING ? Integer.MIN_VALUE : Math.toIntExact(value);
    CELL.setRelease(chunkToSet(chunk), 0L, index - startOf(chunk), stored);
  }
}
