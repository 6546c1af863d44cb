package dev.poolscope.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Measures how long the application thread lets others wait, on the wall and in processor time.
final class Responsiveness implements AutoCloseable {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final AtomicLong longestNanos = new AtomicLong();
  private final AtomicLong longestCpuNanos = new AtomicLong();
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

  /// The most processor time that the application thread took before it answered.
  Duration longestCpu() {
    return Duration.ofNanos(longestCpuNanos.get());
  }

  private void ask() {
    Semaphore answers = new Semaphore(0);
    AtomicLong cpuBefore = new AtomicLong(Long.MAX_VALUE);
    while (!isOver) {
      long asked = System.nanoTime();
      Platform.runLater(
          () -> {
            long cpu = threads.getCurrentThreadCpuTime();
            longestCpuNanos.accumulateAndGet(cpu - cpuBefore.get(), Math::max);
            cpuBefore.set(cpu);
            answers.release();
          });
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
