package dev.poolscope.timeline;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Cells of 64 bits.
final class Longs extends Cells {
  private static final VarHandle CELL = ValueLayout.JAVA_LONG.arrayElementVarHandle();

  Longs(ColumnStore store) {
    super(store, Long.BYTES);
  }

  @Override
  long get(long index) {
    int chunk = chunkOf(index);
    return (long) CELL.getAcquire(chunk(chunk), 0L, index - startOf(chunk));
  }

  @Override
  void set(long index, long value) {
    int chunk = chunkOf(index);
    CELL.setRelease(chunkToSet(chunk), 0L, index - startOf(chunk), value);
  }
}
