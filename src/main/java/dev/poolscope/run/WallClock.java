package dev.poolscope.run;

import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import java.time.Duration;
import java.time.Instant;

/// What the wall clock says at a moment of the clock that runs evenly.
final class WallClock {
  private static final long CLOSE_READINGS_NANOS = 100_000;
  private static final int MOST_READINGS = 100;

  private WallClock() {}

  /// The moment at which the wall clock is going to say this, unless it is set anew till then.
  static long nanosAt(Instant wall, Ticker ticker) {
    long now = ticker.nanos();
    return now + Duration.between(at(now, ticker), wall).toNanos();
  }

  /// The wall clock at a moment. It is read between two readings of the other clock, again where
  /// these lie far apart, because the machine may run others in between.
  ///
  /// @param atNanos of the ticker
  static Instant at(long atNanos, Ticker ticker) {
    Instant wall = SystemTicker.wallClock().instant();
    long nanos = ticker.nanos();
    for (int tries = 0; tries < MOST_READINGS; tries++) {
      long before = ticker.nanos();
      wall = SystemTicker.wallClock().instant();
      nanos = ticker.nanos();
      if (nanos - before < CLOSE_READINGS_NANOS) {
        break;
      }
    }
    return wall.plusNanos(atNanos - nanos);
  }
}
