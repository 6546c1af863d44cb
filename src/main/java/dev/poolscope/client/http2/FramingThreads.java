package dev.poolscope.client.http2;

import java.util.logging.Logger;
import okhttp3.internal.concurrent.TaskRunner;

/// The threads that read the connections of one client, and end with it.
///
/// Threading: safe for use by any thread.
public final class FramingThreads {
  private final TaskRunner.RealBackend threads =
      new TaskRunner.RealBackend(Thread.ofVirtual().name("poolscope-h2-", 0).factory());
  private final TaskRunner tasks =
      new TaskRunner(threads, Logger.getLogger(TaskRunner.class.getName()));

  TaskRunner tasks() {
    return tasks;
  }

  /// Lets go of the threads; all connections must be closed.
  public void shutdown() {
    threads.shutdown();
  }
}
