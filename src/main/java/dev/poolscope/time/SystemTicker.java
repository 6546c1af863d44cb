package dev.poolscope.time;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;

/// The machine's own clocks.
public final class SystemTicker implements Ticker {
  /// The one instance; immutable.
  public static final SystemTicker INSTANCE = new SystemTicker();

  private SystemTicker() {}

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /// The wall clock, for labels only (never for measuring).
  public static InstantSource wallClock() {
    return InstantSource.system();
  }

  /// The processor time of whichever thread reads it, so that only the differences of one thread
  /// count; the time that passes, where the platform does not measure that of threads.
  public static Ticker currentThreadCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads::getCurrentThreadCpuTime
        : INSTANCE;
  }
}
