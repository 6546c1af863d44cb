package dev.poolscope.time;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/// Starts virtual threads that belong together: whatever one of them throws is told to the same
/// handler.
///
/// Threading: safe for use by any thread.
public final class VirtualThreads implements Executor {
  private final ThreadFactory factory;

  /// Threads whose failures go to a handler.
  public VirtualThreads(UncaughtExceptionHandler failures) {
    factory = Thread.ofVirtual().uncaughtExceptionHandler(failures).factory();
  }

  /// Starts a thread.
  public void start(Runnable task) {
    factory.newThread(task).start();
  }

  /// As [#start].
  @Override
  public void execute(Runnable task) {
    start(task);
  }
}
