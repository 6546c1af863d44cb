package dev.poolscope.timeline;

import dev.poolscope.timeline.Lanes.Phase;

/// The steps of many lanes, each lane's in order: when a phase began, which, and for which request.
/// A lane's steps are kept in blocks that double, chained backwards from the last.
///
/// Threading: written by one thread, read by any.
final class LaneSteps {
  private static final int FIRST_BITS = 2;
  private static final int FIRST = 1 << FIRST_BITS;
  private static final int MOST_BLOCKS = 32;
  private static final int STEP_CELLS = 2;
  private static final int PHASE_BITS = 3;
  private static final Phase[] PHASES = Phase.values();

  /// Blocks: their number within the lane, where the block before begins, then steps.
  private final Longs blocks;

  private final Longs lastBlocks;
  private final Longs counts;
  private long end;

  LaneSteps(ColumnStore store) {
    blocks = new Longs(store);
    lastBlocks = new Longs(store);
    counts = new Longs(store);
  }

  /// Makes room for a new lane, which gets its first step.
  void begin(int lane, long nanos, Phase phase) {
    lastBlocks.set(lane, newBlock(0, 0));
    counts.set(lane, 0);
    add(lane, nanos, phase, 0);
  }

  @SuppressWarnings("EnumOrdinal") // Leaves neither the program nor this run of it.
  void add(int lane, long nanos, Phase phase, long request) {
    long count = counts.get(lane);
    long block = lastBlocks.get(lane);
    int number = blockOf(count);
    if (number > blocks.get(block)) {
      block = newBlock(number, block);
      lastBlocks.set(lane, block);
    }
    long at = block + STEP_CELLS * (1 + count - startOf(number));
    blocks.set(at, nanos);
    blocks.set(at + 1, request << PHASE_BITS | phase.ordinal());
    counts.set(lane, count + 1);
  }

  /// The steps that a lane has by now.
  Reader read(int lane) {
    return new Reader(lane);
  }

  private long newBlock(int number, long before) {
    long block = end;
    end += STEP_CELLS * (1 + ((long) FIRST << number));
    blocks.set(block, number);
    blocks.set(block + 1, before);
    return block;
  }

  private static int blockOf(long step) {
    return Long.SIZE - 1 - FIRST_BITS - Long.numberOfLeadingZeros(step + FIRST);
  }

  private static long startOf(int block) {
    return ((long) FIRST << block) - FIRST;
  }

  /// The steps of one lane at one moment.
  final class Reader {
    private final long count;
    private final long[] places = new long[MOST_BLOCKS];

    private Reader(int lane) {
      count = counts.get(lane);
      long block = lastBlocks.get(lane);
      int number = (int) blocks.get(block);
      places[number] = block;
      while (number > 0) {
        block = blocks.get(block + 1);
        number--;
        places[number] = block;
      }
    }

    long count() {
      return count;
    }

    long nanos(long step) {
      return blocks.get(place(step));
    }

    Phase phase(long step) {
      return PHASES[(int) (blocks.get(place(step) + 1) & ((1 << PHASE_BITS) - 1))];
    }

    long request(long step) {
      return blocks.get(place(step) + 1) >>> PHASE_BITS;
    }

    /// The first step from `from` on that begins behind an instant, in time that grows with the
    /// logarithm of its distance.
    long nextBehind(long nanos, long from) {
      long step = 1;
      long low = from;
      while (low + step < count && nanos(low + step) <= nanos) {
        low += step;
        step <<= 1;
      }
      long high = Math.min(count, low + step + 1);
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (nanos(middle) > nanos) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    private long place(long step) {
      int number = blockOf(step);
      return places[number] + STEP_CELLS * (1 + step - startOf(number));
    }
  }
}
