package dev.poolscope.server;

import java.util.ArrayList;
import java.util.List;

/// The time in which a connection does nothing, because its server has vanished, and what it is to
/// do afterwards.
///
/// Threading: safe for use by any thread; `on` is written holding this, `afterwards` is guarded by
/// this.
final class Silence {
  private volatile boolean on;
  private List<Runnable> afterwards = new ArrayList<>();

  boolean isOn() {
    return on;
  }

  synchronized void begin() {
    on = true;
  }

  /// Ends it, and does on this thread what has waited for that.
  void end() {
    if (!on) {
      return;
    }
    List<Runnable> tasks;
    synchronized (this) {
      on = false;
      tasks = afterwards;
      afterwards = new ArrayList<>();
    }
    tasks.forEach(Runnable::run);
  }

  /// Runs a task now, or at the end of the silence.
  void orAfterwards(Runnable task) {
    if (!postponed(task)) {
      task.run();
    }
  }

  private boolean postponed(Runnable task) {
    if (!on) {
      return false;
    }
    synchronized (this) {
      return on && afterwards.add(task);
    }
  }
}
