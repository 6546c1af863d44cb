package dev.poolscope.report;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.PickStats;

/// The numbers of a stretch of time, as far as it has been folded.
///
/// Threading: confined to one thread.
///
/// @param stats those of its host, or of all; states are those at its end
/// @param picks the balancer's picks of all hosts, without the moves of clients
record StretchNumbers(Stretch stretch, HostStats stats, PickStats picks) {
  static StretchNumbers of(Stretch stretch) {
    return new StretchNumbers(stretch, new HostStats(), PickStats.withoutMoves());
  }

  /// Whether what happens to a host is part of them.
  boolean concern(String host) {
    return stretch.host().equals(Experiment.ALL_HOSTS) || stretch.host().equals(host);
  }
}
