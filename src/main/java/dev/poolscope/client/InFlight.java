package dev.poolscope.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The calls begun and not ended.
///
/// Threading: safe for use by any thread. While calls are taken no lock is shared; `lock` is for
/// whoever waits for the last one.
public final class InFlight<T> {
  private final Set<T> calls = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean closed;

  /// Adds a call; false if no more are taken.
  public boolean add(T call) {
    calls.add(call);
    if (closed) {
      remove(call);
      return false;
    }
    return true;
  }

  /// A call has ended.
  public void remove(T call) {
    calls.remove(call);
    if (closed) {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Whether no call is running.
  public boolean isEmpty() {
    return calls.isEmpty();
  }

  /// Takes no more calls; returns those still running.
  public List<T> close() {
    closed = true;
    return List.copyOf(calls);
  }

  /// Waits until no call is running; false if some still are after that time. Call it after
  /// [#close].
  public boolean awaitNone(Duration atMost) {
    return Quiet.await(lock, changed, calls::isEmpty, atMost);
  }
}
