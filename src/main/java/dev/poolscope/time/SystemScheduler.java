package dev.poolscope.time;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A scheduler on one daemon thread of its own, driven by [SystemTicker].
///
/// Due times are kept to the precision of the operating system's timed wait (about 60 µs late on
/// Linux). A task that throws ends neither the thread nor other tasks: the failure goes to the
/// thread's uncaught-exception handler, which by default prints it on standard error.
///
/// Made for deadlines that hardly ever come: to cancel a task takes constant time and frees what it
/// refers to. Its place in the queue stays until it is first in line, or until more than half of a
/// queue above 1,024 places is cancelled.
///
/// Threading: safe for use by any thread; state is guarded by `lock`.
public final class SystemScheduler implements Scheduler, AutoCloseable {
  private static final int SMALL_QUEUE = 1_024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Task> queue = new PriorityQueue<>();
  private final Thread thread;
  private int cancelled;
  private long sequence;
  private boolean closed;

  /// Whether the thread waits, and for the moment of which task; null while it waits for any.
  private boolean waiting;

  private @Nullable Task waitsFor;

  /// Starts the scheduler's thread under a name.
  public SystemScheduler(String threadName) {
    thread = Thread.ofPlatform().name(threadName).daemon(true).start(this::loop);
  }

  /// Starts the scheduler's thread under a name, with somebody to tell what tasks throw.
  public SystemScheduler(String threadName, Thread.UncaughtExceptionHandler failures) {
    thread =
        Thread.ofPlatform()
            .name(threadName)
            .daemon(true)
            .uncaughtExceptionHandler(failures)
            .start(this::loop);
  }

  /// As [Scheduler#at]; after [#close] the task is dropped.
  @Override
  public Timer at(long nanos, Runnable work) {
    lock.lock();
    try {
      Task task = new Task(nanos, sequence++);
      if (!closed) {
        task.work = work;
        queue.add(task);
        if (waiting && (waitsFor == null || task.due - waitsFor.due < 0)) {
          wake();
        }
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  /// Drops what has not started, waits for a running task and ends the thread. A task may close its
  /// own scheduler; then nothing follows it. Idempotent.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.forEach(task -> task.work = null);
      queue.clear();
      cancelled = 0;
      wake();
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
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// How many places the queue has, those of cancelled tasks included.
  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private void loop() {
    Runnable work;
    while ((work = next()) != null) {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        report(e);
      }
    }
  }

  private static void report(Throwable e) {
    Thread current = Thread.currentThread();
    try {
      current.getUncaughtExceptionHandler().uncaughtException(current, e);
    } catch (RuntimeException | Error _) {
      // As the virtual machine does: there is nobody left to tell that a handler failed.
    }
  }

  /// Waits for the next task and takes it from the queue; null at the end.
  private @Nullable Runnable next() {
    lock.lock();
    try {
      while (!closed) {
        Task head = dropCancelledHeads();
        long wait = head == null ? Long.MAX_VALUE : head.due - System.nanoTime();
        if (head != null && wait <= 0) {
          queue.remove();
          return head.take();
        }
        waiting = true;
        waitsFor = head;
        try {
          var _ = changed.awaitNanos(wait);
        } catch (InterruptedException _) {
          // Only close() ends this thread; a stray interrupt must not.
        }
        waiting = false;
        waitsFor = null;
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Task dropCancelledHeads() {
    Task head = queue.peek();
    while (head != null && head.work == null) {
      queue.remove();
      cancelled--;
      head = queue.peek();
    }
    return head;
  }

  private void wake() {
    waiting = false;
    changed.signal();
  }

  /// A place in the queue; without work once it was cancelled or taken.
  private final class Task implements Timer, Comparable<Task> {
    private final long due;
    private final long order;
    private @Nullable Runnable work;

    private Task(long due, long order) {
      this.due = due;
      this.order = order;
    }

    private @Nullable Runnable take() {
      Runnable taken = work;
      work = null;
      return taken;
    }

    @Override
    public void cancel() {
      lock.lock();
      try {
        if (take() != null && ++cancelled > queue.size() / 2 && queue.size() > SMALL_QUEUE) {
          queue.removeIf(task -> task.work == null);
          cancelled = 0;
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public boolean isDue() {
      return System.nanoTime() - due >= 0;
    }

    @Override
    public int compareTo(Task other) {
      int byDue = Long.signum(due - other.due);
      return byDue != 0 ? byDue : Long.compare(order, other.order);
    }
  }
}
