package dev.poolscope.client.okhttp;

import dev.poolscope.time.VirtualThreads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Runs OkHttp's calls on virtual threads that are used again, because a new thread for each call
/// costs as much as a third of the call. A call that is handed in by another one, which happens at
/// its end only, goes on in that one's thread.
///
/// Threading: safe for use by any thread; guarded by `lock`, but for what a thread does with its
/// own next call.
final class CallThreads extends AbstractExecutorService {
  private static final int MOST_IDLE = 1_024;
  private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

  private final VirtualThreads threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();

  /// The last one to become idle first.
  private final Deque<Worker> idle = new ArrayDeque<>();

  private int running;
  /// Set under the lock.
  private volatile boolean shutdown;

  CallThreads(VirtualThreads threads) {
    this.threads = threads;
  }

  /// Whether a thread that uses one of OkHttp's sockets runs calls. OkHttp's own threads, which
  /// read frames, write some and clean the pool, are not virtual.
  static boolean isOne(Thread thread) {
    return thread.isVirtual();
  }

  @Override
  public void execute(Runnable call) {
    Worker own = CURRENT.get();
    if (own != null && own.takesNext(this, call)) {
      return;
    }
    Worker waiting;
    lock.lock();
    try {
      if (shutdown) {
        throw new RejectedExecutionException("the client has ended");
      }
      waiting = idle.poll();
      if (waiting == null) {
        running++;
      } else {
        // Under the lock, so that a thread that sees the end also sees what it was given before.
        waiting.give(call);
      }
    } finally {
      lock.unlock();
    }
    if (waiting == null) {
      threads.start(new Worker(call));
    }
  }

  @Override
  public void shutdown() {
    lock.lock();
    try {
      shutdown = true;
      idle.forEach(Worker::wake);
      idle.clear();
    } finally {
      lock.unlock();
    }
  }

  /// As [#shutdown]; what runs is not interrupted, and nothing waits to be run.
  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    lock.lock();
    try {
      return shutdown && running == 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    lock.lock();
    try {
      long left = unit.toNanos(timeout);
      while (!(shutdown && running == 0)) {
        if (left <= 0) {
          return false;
        }
        left = fewer.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Whether a thread that has nothing to do is kept.
  private boolean park(Worker worker) {
    lock.lock();
    try {
      if (shutdown || idle.size() >= MOST_IDLE) {
        return false;
      }
      idle.push(worker);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void ended() {
    lock.lock();
    try {
      running--;
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Worker implements Runnable {
    /// The call to run next. While this thread runs a call, only it sets it.
    private volatile @Nullable Runnable next;

    private volatile @Nullable Thread thread;

    private Worker(Runnable first) {
      next = first;
    }

    private boolean takesNext(CallThreads pool, Runnable call) {
      if (next != null || pool != CallThreads.this) {
        return false;
      }
      next = call;
      return true;
    }

    private void give(Runnable call) {
      next = call;
      wake();
    }

    private void wake() {
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      CURRENT.set(this);
      try {
        Runnable call;
        while ((call = await()) != null) {
          next = null;
          run(call);
        }
      } finally {
        ended();
      }
    }

    /// What a call throws must not take the next one with it, which this thread may have by then.
    private void run(Runnable call) {
      try {
        call.run();
      } catch (RuntimeException | Error e) {
        Thread self = Thread.currentThread();
        self.getUncaughtExceptionHandler().uncaughtException(self, e);
      }
    }

    private @Nullable Runnable await() {
      if (next == null && park(this)) {
        // Nothing may block between these looks and the park: it would use up the wake-up.
        while (next == null && !shutdown) {
          LockSupport.park(CallThreads.this);
        }
      }
      return next;
    }
  }
}
