package dev.poolscope.time;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A scheduler on one daemon thread of its own, driven by [SystemTicker].
///
/// Due times are kept to the precision of the operating system's timed wait (about 60 µs late on
/// Linux). A task that throws ends neither the thread nor other tasks: the failure goes to the
/// thread's uncaught-exception handler.
///
/// Threading: safe for use by any thread; state is guarded by `lock`.
public final class SystemScheduler implements Scheduler, AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Task> queue = new PriorityQueue<>();
  private final Thread thread;
  private long sequence;
  private boolean closed;

  /// Starts the scheduler's thread under a name.
  public SystemScheduler(String threadName) {
    thread = Thread.ofPlatform().name(threadName).daemon(true).start(this::loop);
  }

  @Override
  public Timer at(long nanos, Runnable work) {
    lock.lock();
    try {
      Task task = new Task(nanos, sequence++, work);
      if (!closed) {
        queue.add(task);
        if (queue.peek() == task) {
          changed.signal();
        }
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  /// Drops what has not started, waits for a running task and ends the thread. Idempotent.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (Thread.currentThread() == thread) {
      return;
    }
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    Task task;
    while ((task = next()) != null) {
      try {
        task.work.run();
      } catch (RuntimeException | Error e) {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  private @Nullable Task next() {
    lock.lock();
    try {
      while (!closed) {
        Task head = queue.peek();
        if (head == null) {
          changed.awaitUninterruptibly();
          continue;
        }
        long wait = head.due - System.nanoTime();
        if (wait <= 0) {
          return queue.remove();
        }
        try {
          var _ = changed.awaitNanos(wait);
        } catch (InterruptedException _) {
          // Only close() ends this thread; a stray interrupt must not.
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private final class Task implements Timer, Comparable<Task> {
    private final long due;
    private final long order;
    private final Runnable work;

    private Task(long due, long order, Runnable work) {
      this.due = due;
      this.order = order;
      this.work = work;
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        queue.remove(this);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int compareTo(Task other) {
      int byDue = Long.signum(due - other.due);
      return byDue != 0 ? byDue : Long.compare(order, other.order);
    }
  }
}
