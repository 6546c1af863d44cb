package dev.poolscope.ui.tables;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Measures how long the application thread lets others wait.
final class Responsiveness implements AutoCloseable {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final AtomicLong longestNanos = new AtomicLong();
  private final Thread asking = Thread.ofVirtual().unstarted(this::ask);
  private volatile boolean isOver;

  /// Measures from now on.
  Responsiveness() {
    asking.start();
  }

  /// The longest wait by now.
  Duration longest() {
    return Duration.ofNanos(longestNanos.get());
  }

  private void ask() {
    Semaphore answers = new Semaphore(0);
    while (!isOver) {
      long asked = System.nanoTime();
      Platform.runLater(answers::release);
      answers.acquireUninterruptibly();
      longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max);
      LockSupport.parkNanos(EVERY_NANOS);
    }
  }

  @Override
  public void close() {
    isOver = true;
  }
}
