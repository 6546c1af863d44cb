package dev.poolscope.ui.fx;

import dev.poolscope.time.Ticker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the window itself costs: the processor time of the threads that draw it and read the
/// recording for it, as a part of one processor.
///
/// Threading: confined to one thread.
public final class WindowCost {
  private static final List<String> OURS =
      List.of("JavaFX Application Thread", "QuantumRenderer", "Prism", "poolscope-recording");
  private static final long AT_LEAST_NANOS = 900_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Ticker ticker;
  private Map<Long, Long> before = Map.of();
  private long beforeNanos;
  private double cores = -1;

  /// A cost by a clock.
  public WindowCost(Ticker ticker) {
    this.ticker = ticker;
  }

  /// The cost over the last second or so, in processors; -1 until it is known.
  public double cores() {
    long now = ticker.nanos();
    if (before.isEmpty() || now - beforeNanos >= AT_LEAST_NANOS) {
      Map<Long, Long> used = used();
      if (!before.isEmpty()) {
        cores = (double) since(used) / (now - beforeNanos);
      }
      before = used;
      beforeNanos = now;
    }
    return cores;
  }

  private long since(Map<Long, Long> used) {
    long sum = 0;
    for (Map.Entry<Long, Long> thread : used.entrySet()) {
      sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return sum;
  }

  private Map<Long, Long> used() {
    Map<Long, Long> used = new HashMap<>();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && OURS.stream().anyMatch(info.getThreadName()::startsWith)) {
        used.put(info.getThreadId(), Math.max(0, threads.getThreadCpuTime(info.getThreadId())));
      }
    }
    return used;
  }
}
