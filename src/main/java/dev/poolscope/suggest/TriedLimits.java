package dev.poolscope.suggest;

import dev.poolscope.pool.GoLimits;
import dev.poolscope.virtual.ReplayNumbers;
import dev.poolscope.virtual.ReplayedHost;

/// Limits, and what came of the traffic under them.
///
/// @param numbers what came of them
/// @param fewest how many connections are opened at least at their limit of connections: where none
///   that could serve is ever closed
public record TriedLimits(ReplayNumbers numbers, long fewest) {
  /// The limits.
  public GoLimits limits() {
    return numbers.limits();
  }

  /// All hosts together.
  public ReplayedHost all() {
    return numbers.all();
  }

  /// How many connections were opened again after one had been closed that would have served: all
  /// beyond the fewest possible.
  public long redials() {
    return Math.max(0, all().opened() - fewest);
  }
}
