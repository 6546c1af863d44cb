package dev.poolscope.time;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Ticker and scheduler in one, whose time stands still until somebody advances it: an hour passes
/// in as long as what happens in it takes to be worked out.
///
/// Threading: confined to one thread.
public final class VirtualTime implements Ticker, Scheduler {
  private final PriorityQueue<Task> queue = new PriorityQueue<>();
  private long now;
  private long order;

  @Override
  public long nanos() {
    return now;
  }

  /// As [Scheduler#at]; the task runs when time is advanced. To cancel it takes constant time; its
  /// place in the queue stays until its instant.
  @Override
  public Timer at(long nanos, Runnable work) {
    Task task = new Task(nanos, order++, work);
    queue.add(task);
    return task;
  }

  /// Moves time on, running on its way every task that falls due, each at its own due time.
  public void advance(long nanos) {
    advanceTo(now + nanos, true);
  }

  /// Moves time on to a reading, running every task that falls due before it, each at its own due
  /// time.
  public void advanceTo(long end) {
    advanceTo(end, false);
  }

  private void advanceTo(long end, boolean alsoAtTheEnd) {
    for (Task next = queue.peek(); next != null; next = queue.peek()) {
      if (next.due > end || (next.due == end && !alsoAtTheEnd)) {
        break;
      }
      queue.remove();
      next.run();
    }
    now = Math.max(now, end);
  }

  /// Lets a running task take its time; what falls due meanwhile is late.
  public void pass(long nanos) {
    now += nanos;
  }

  private final class Task implements Timer, Comparable<Task> {
    private final long due;
    private final long place;
    private @Nullable Runnable work;

    Task(long due, long place, Runnable work) {
      this.due = due;
      this.place = place;
      this.work = work;
    }

    void run() {
      Runnable left = work;
      if (left != null) {
        work = null;
        now = Math.max(now, due);
        left.run();
      }
    }

    @Override
    public void cancel() {
      work = null;
    }

    @Override
    public boolean isDue() {
      return due <= now;
    }

    @Override
    public int compareTo(Task other) {
      int byDue = Long.compare(due, other.due);
      return byDue != 0 ? byDue : Long.compare(place, other.place);
    }
  }
}
