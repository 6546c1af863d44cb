package dev.poolscope.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The calls begun and not ended.
///
/// Threading: safe for use by any thread; guarded by `lock`.
final class InFlight<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<T> calls = new HashSet<>();
  private boolean closed;

  /// Adds a call; false if no more are taken.
  boolean add(T call) {
    lock.lock();
    try {
      return !closed && calls.add(call);
    } finally {
      lock.unlock();
    }
  }

  void remove(T call) {
    lock.lock();
    try {
      calls.remove(call);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes no more calls; returns those still running.
  List<T> close() {
    lock.lock();
    try {
      closed = true;
      return List.copyOf(calls);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until no call is running; false if some still are after that time.
  boolean awaitNone(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!calls.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
