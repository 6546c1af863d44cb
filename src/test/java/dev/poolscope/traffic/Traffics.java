package dev.poolscope.traffic;

import dev.poolscope.units.Durations;

/// Traffic for tests.
public final class Traffics {
  private Traffics() {}

  /// Bursts to hosts: of so many requests each, one gap before every burst, the first included.
  public static Traffic bursts(
      int bursts, int size, String gap, String held, boolean endsConnection, String... hosts) {
    TrafficBuilder builder = new TrafficBuilder();
    long gapNanos = Durations.parse(gap).toNanos();
    for (int burst = 1; burst <= bursts; burst++) {
      for (String host : hosts) {
        for (int i = 0; i < size; i++) {
          builder.add(host, burst * gapNanos, Durations.parse(held).toNanos(), endsConnection);
        }
      }
    }
    return builder.build();
  }
}
