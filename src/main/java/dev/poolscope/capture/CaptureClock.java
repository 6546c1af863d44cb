package dev.poolscope.capture;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;

/// How an interface of a pcapng file counts time.
///
/// @param unitsPerSecond how fine
/// @param offsetSeconds what is added
record CaptureClock(BigInteger unitsPerSecond, long offsetSeconds) {
  /// What holds where a file says nothing.
  static final CaptureClock MICROSECONDS = new CaptureClock(BigInteger.valueOf(1_000_000), 0);

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
  private static final int POWER_OF_TWO = 0x80;

  /// This clock with the resolution of an `if_tsresol` option: a power of ten, or, with its highest
  /// bit set, of two.
  CaptureClock withResolution(byte option) {
    int exponent = option & ~POWER_OF_TWO & 0xFF;
    BigInteger base = BigInteger.valueOf((option & POWER_OF_TWO) == 0 ? 10 : 2);
    return new CaptureClock(base.pow(exponent), offsetSeconds);
  }

  CaptureClock withOffset(long seconds) {
    return new CaptureClock(unitsPerSecond, seconds);
  }

  /// A time in units as nanoseconds since 1970.
  long epochNanos(long units) {
    long offset = TimeUnit.SECONDS.toNanos(offsetSeconds);
    if (unitsPerSecond.equals(NANOS_PER_SECOND)) {
      return units + offset;
    }
    BigInteger nanos = BigInteger.valueOf(units).multiply(NANOS_PER_SECOND).divide(unitsPerSecond);
    return nanos.longValue() + offset;
  }
}
