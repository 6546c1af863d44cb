package dev.poolscope.virtual;

import dev.poolscope.pool.GoRelease;
import dev.poolscope.traffic.Traffic;

/// What a replay takes for given beside traffic and limits.
///
/// @param dialNanos how long every dial takes
/// @param endNanos when the replay ends; what is due then does not happen
/// @param release whose rules hold
public record ReplayTimes(long dialNanos, long endNanos, GoRelease release) {
  /// A replay that goes on until everything has happened, idle connections included.
  public static ReplayTimes untilDone(long dialNanos) {
    return new ReplayTimes(dialNanos, DueQueue.NEVER, GoRelease.LATEST);
  }

  /// A replay that ends at an instant, under the newest rules.
  public static ReplayTimes until(long endNanos, long dialNanos) {
    return new ReplayTimes(dialNanos, endNanos, GoRelease.LATEST);
  }

  /// How long a replay of traffic lasts at least: to its end, or without one to the last arrival.
  long lengthNanos(Traffic traffic) {
    return endNanos == DueQueue.NEVER ? traffic.lengthNanos() : endNanos;
  }
}
