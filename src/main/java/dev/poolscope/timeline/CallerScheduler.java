package dev.poolscope.timeline;

import dev.poolscope.time.Scheduler;
import java.util.ArrayDeque;
import java.util.Queue;

/// Runs tasks on the thread that asks for it, one after the other and without waiting for their
/// times.
///
/// Threading: confined to one thread.
final class CallerScheduler implements Scheduler {
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Override
  public Timer at(long nanos, Runnable task) {
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /// Runs what there is to run, and what that adds, until nothing is left.
  void runAll() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }
}
