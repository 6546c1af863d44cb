package dev.poolscope.client;

import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Soon;
import dev.poolscope.time.SystemTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A scheduler that can be told to hold back what is due later, until a test lets it happen.
/// However slow the machine is, a deadline then comes when the test has seen what must be before
/// it.
///
/// Threading: safe for use by any thread; guarded by this.
final class HeldTimers implements Scheduler {
  private final Scheduler scheduler;
  private final List<Held> held = new ArrayList<>();
  private boolean isHolding;

  HeldTimers(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// What is held back.
  private final class Held implements Timer {
    private final long due;
    private final Runnable task;
    private volatile boolean happens;

    Held(long due, Runnable task) {
      this.due = due;
      this.task = task;
    }

    @Override
    public void cancel() {
      drop(this);
    }

    @Override
    public boolean isDue() {
      return happens;
    }
  }

  /// Holds back from now on.
  synchronized void hold() {
    isHolding = true;
  }

  @Override
  public synchronized Timer at(long nanos, Runnable task) {
    if (!isHolding || nanos <= SystemTicker.INSTANCE.nanos()) {
      return scheduler.at(nanos, task);
    }
    Held timer = new Held(nanos, task);
    held.add(timer);
    return timer;
  }

  private synchronized void drop(Held timer) {
    held.remove(timer);
  }

  /// Waits until something is held back that is due within a time from now, and lets all of it
  /// happen.
  void fire(Duration within) {
    Soon.holds(() -> "no timer within " + within, () -> count(within) > 0);
    for (Held timer : take(within)) {
      scheduler.at(SystemTicker.INSTANCE.nanos(), timer.task);
    }
  }

  /// Waits until something is held back that is due within a time from now, and not within a
  /// shorter one.
  void await(Duration notWithin, Duration within) {
    Soon.holds(
        () -> "no timer between " + notWithin + " and " + within,
        () -> count(within) > count(notWithin));
  }

  /// How much is held back that is due within a time from now.
  synchronized int count(Duration within) {
    return due(within).size();
  }

  private synchronized List<Held> take(Duration within) {
    List<Held> due = due(within);
    held.removeAll(due);
    due.forEach(timer -> timer.happens = true);
    return due;
  }

  private List<Held> due(Duration within) {
    long until = SystemTicker.INSTANCE.nanos() + within.toNanos();
    return held.stream()
        .filter(timer -> timer.due <= until)
        .sorted(Comparator.comparingLong((Held timer) -> timer.due))
        .toList();
  }
}
