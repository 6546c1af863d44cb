package dev.poolscope.time;

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
}
