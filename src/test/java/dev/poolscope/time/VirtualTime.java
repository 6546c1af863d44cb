package dev.poolscope.time;

import java.util.PriorityQueue;

/// Ticker and scheduler in one, standing still until a test advances it.
///
/// Threading: confined to the test's thread.
public final class VirtualTime implements Ticker, Scheduler {
  private final PriorityQueue<Task> queue = new PriorityQueue<>();
  private long now;
  private long order;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Timer at(long nanos, Runnable work) {
    Task task = new Task(nanos, order++, work);
    queue.add(task);
    return () -> queue.remove(task);
  }

  /// Moves time on, running on its way every task that falls due, each at its own due time.
  public void advance(long nanos) {
    long end = now + nanos;
    for (Task next = queue.peek(); next != null && next.due() <= end; next = queue.peek()) {
      queue.remove();
      now = Math.max(now, next.due());
      next.work().run();
    }
    now = Math.max(now, end);
  }

  /// Lets a running task take its time; what falls due meanwhile is late.
  public void pass(long nanos) {
    now += nanos;
  }

  private record Task(long due, long order, Runnable work) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byDue = Long.compare(due, other.due);
      return byDue != 0 ? byDue : Long.compare(order, other.order);
    }
  }
}
