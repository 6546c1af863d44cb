package dev.poolscope.units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The instants that a time axis names: round numbers of seconds, not too close to each other.
public final class Ticks {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Ticks() {}

  /// One named instant.
  ///
  /// @param nanos the instant, in nanoseconds
  /// @param label the instant in seconds, as an axis names it
  public record Tick(long nanos, String label) {}

  /// The ticks of a stretch of time.
  ///
  /// @param fromNanos its start, in nanoseconds
  /// @param toNanos its end, in nanoseconds; it may have a tick
  /// @param leastNanos how far they are apart at least, in nanoseconds
  public static List<Tick> of(long fromNanos, long toNanos, double leastNanos) {
    long step = step(leastNanos);
    List<Tick> ticks = new ArrayList<>();
    for (long at = (fromNanos + step - 1) / step * step; at <= toNanos; at += step) {
      ticks.add(new Tick(at, label(at, step)));
    }
    return ticks;
  }

  /// The smallest of 1, 2, 5, 10, 20, 50 ... nanoseconds that is not below a length.
  static long step(double leastNanos) {
    long decade = 1;
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        if (decade * factor >= leastNanos) {
          return decade * factor;
        }
      }
      decade *= 10;
    }
  }

  /// An instant in seconds, with as many digits as tell neighbours apart.
  static String label(long nanos, long stepNanos) {
    int decimals = 0;
    for (long unit = NANOS_PER_SECOND; unit > stepNanos && stepNanos % unit != 0; unit /= 10) {
      decimals++;
    }
    return BigDecimal.valueOf(nanos, 9).setScale(decimals, RoundingMode.HALF_UP) + " s";
  }
}
