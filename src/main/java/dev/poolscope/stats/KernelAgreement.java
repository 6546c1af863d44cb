package dev.poolscope.stats;

import dev.poolscope.model.PoolEvent;
import org.jspecify.annotations.Nullable;

/// Whether the operating system and the client agree on how many sockets are open, for one host or
/// for all together.
///
/// Threading: confined to one thread.
public final class KernelAgreement {
  private long comparisons;
  private long differences;
  private @Nullable KernelDifference current;
  private @Nullable KernelDifference lasting;

  void compared(long nanos, PoolEvent.SocketsCompared counts) {
    comparisons++;
    int difference = counts.difference();
    if (difference == 0) {
      current = null;
      return;
    }
    differences++;
    KernelDifference before = current;
    current =
        before != null && before.kernelHasMore() == difference > 0
            ? before.until(nanos)
            : new KernelDifference(nanos, nanos, 1, counts.open(), counts.least(), counts.most());
    if (current.lasts()) {
      boolean goesOn = lasting == null || lasting.firstNanos() == current.firstNanos();
      lasting = goesOn ? current : lasting;
    }
  }

  /// How many counts of the operating system were laid beside the client's.
  public long comparisons() {
    return comparisons;
  }

  /// How many of them differed.
  public long differences() {
    return differences;
  }

  /// The first difference that lasted, null if there was none. Means something of a single host
  /// only.
  public @Nullable KernelDifference lasting() {
    return lasting;
  }
}
