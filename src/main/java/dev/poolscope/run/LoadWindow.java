package dev.poolscope.run;

import dev.poolscope.load.LoadDriver;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventSink;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// The time in which load is offered. It ends when it says, however far behind the threads are that
/// send: the one that waits for the end brings it about.
///
/// Threading: safe for use by any thread.
final class LoadWindow {
  private static final long ASKED_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Ticker ticker;
  private final long endNanos;
  private final List<LoadDriver> drivers;
  private final EventSink events;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);

  /// A window that has not begun.
  ///
  /// @param endNanos the ticker's reading at its end
  /// @param events told of the end
  LoadWindow(Ticker ticker, long endNanos, List<LoadDriver> drivers, EventSink events) {
    this.ticker = ticker;
    this.endNanos = endNanos;
    this.drivers = List.copyOf(drivers);
    this.events = events;
  }

  /// Begins to offer load, on the scheduler's thread, unless the window has ended.
  void start() {
    if (!ended.get()) {
      drivers.forEach(LoadDriver::start);
    }
  }

  /// Whether it has ended, or is ending.
  boolean isOver() {
    return ended.get();
  }

  /// Whether no driver is going to send anything more.
  boolean isLoadDone() {
    return drivers.stream().allMatch(LoadDriver::isDone);
  }

  /// Waits for the end, and ends the window when its time has come, or something else has.
  ///
  /// @param early asked now and then whether the window is to end before its time
  void await(BooleanSupplier early) throws InterruptedException {
    long left = endNanos - ticker.nanos();
    while (left > 0
        && !early.getAsBoolean()
        && !over.await(Math.min(left, ASKED_EVERY_NANOS), TimeUnit.NANOSECONDS)) {
      left = endNanos - ticker.nanos();
    }
    end(false);
    over.await();
  }

  /// Ends the window now, unless it has ended.
  void end(boolean interrupted) {
    if (ended.compareAndSet(false, true)) {
      try {
        drivers.forEach(LoadDriver::stop);
        events.publish(new PoolEvent.WindowEnded(interrupted));
        // Only now, because there may be millions to count.
        drivers.forEach(LoadDriver::tellUnsent);
      } finally {
        over.countDown();
      }
    }
  }
}
