package dev.poolscope.server;

import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The responses that wait for their time. However many there are, the shared scheduler sees one
/// timer, so that closing the server takes everything back at once.
///
/// Threading: safe for use by any thread; state is guarded by `lock`.
final class HeldBack implements AutoCloseable {
  private final Scheduler scheduler;
  private final Ticker ticker;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Waiting> queue = new PriorityQueue<>();
  private Scheduler.@Nullable Timer timer;
  private long armedFor;
  private long order;
  private boolean closed;

  HeldBack(Scheduler scheduler, Ticker ticker, Executor executor) {
    this.scheduler = scheduler;
    this.ticker = ticker;
    this.executor = executor;
  }

  /// Runs a task on the executor after a wait; never, once closed.
  void after(long nanos, Runnable task) {
    long due = ticker.nanos() + nanos;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      queue.add(new Waiting(due, order++, task));
      if (timer == null || due - armedFor < 0) {
        arm(due);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Drops whatever still waits.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private void arm(long due) {
    if (timer != null) {
      timer.cancel();
    }
    armedFor = due;
    timer = scheduler.at(due, this::release);
  }

  private void release() {
    Runnable alone = takeDue();
    if (alone != null) {
      alone.run();
    }
  }

  /// Hands over what is due, but returns it if it is a single one: then to wake another thread for
  /// it would take longer than to write it.
  private @Nullable Runnable takeDue() {
    Queue<Runnable> ready = new ArrayDeque<>();
    lock.lock();
    try {
      timer = null;
      long now = ticker.nanos();
      Waiting head = queue.peek();
      while (head != null && head.due - now <= 0) {
        ready.add(queue.remove().task);
        head = queue.peek();
      }
      if (head != null) {
        arm(head.due);
      }
      if (ready.size() == 1) {
        return ready.remove();
      }
      // Under the lock, so that nothing reaches the executor after close() has returned.
      ready.forEach(executor::execute);
      return null;
    } finally {
      lock.unlock();
    }
  }

  private record Waiting(long due, long order, Runnable task) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      int byDue = Long.signum(due - other.due);
      return byDue != 0 ? byDue : Long.compare(order, other.order);
    }
  }
}
