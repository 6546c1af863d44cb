package dev.poolscope.time;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Notices when the process stands still, because the machine runs others or the Java runtime holds
/// it up: a thread that wants to wake up every few milliseconds looks how late it does. Whatever is
/// measured meanwhile is the machine's doing.
///
/// Threading: one thread of its own, which sleeps but for 200 times a second.
public final class StandstillWatch implements AutoCloseable {
  /// What a thread is late by more than this is a standstill; less is ordinary scheduling.
  public static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Ticker ticker;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  /// A watch by a clock.
  public StandstillWatch(Ticker ticker) {
    this.ticker = ticker;
  }

  /// Begins to watch, once.
  ///
  /// @param stoodStill told at the end of each standstill how long it was, in nanoseconds
  /// @param awake told whenever the thread is awake which time it is
  /// @param failures told what must not happen, which ends the watch
  public void start(
      LongConsumer stoodStill, LongConsumer awake, Thread.UncaughtExceptionHandler failures) {
    thread =
        Thread.ofPlatform()
            .name("poolscope-standstill")
            .daemon(true)
            .uncaughtExceptionHandler(failures)
            .start(() -> loop(stoodStill, awake));
  }

  /// Stops; nothing is told any more when it returns. Idempotent.
  @Override
  public void close() {
    closed.countDown();
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop(LongConsumer stoodStill, LongConsumer awake) {
    try {
      long now = ticker.nanos();
      while (!closed.await(STEP_NANOS, TimeUnit.NANOSECONDS)) {
        long due = now + STEP_NANOS;
        now = ticker.nanos();
        if (now - due > LEAST_NANOS) {
          stoodStill.accept(now - due);
        }
        awake.accept(now);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
