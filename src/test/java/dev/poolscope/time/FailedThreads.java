package dev.poolscope.time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Threads for tests, which remember what they threw.
///
/// Threading: safe for use by any thread.
public final class FailedThreads implements Thread.UncaughtExceptionHandler {
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final VirtualThreads threads = new VirtualThreads(this);

  /// Starts threads.
  public VirtualThreads threads() {
    return threads;
  }

  /// What was thrown so far.
  public List<Throwable> failures() {
    return failures;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    failures.add(failure);
  }
}
