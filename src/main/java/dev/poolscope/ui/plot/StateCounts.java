package dev.poolscope.ui.plot;

import dev.poolscope.timeline.HostSeries.HostState;

/// One host's connections by state, as a slot of time shows them that may have seen several states:
/// the most of each. Dials come first, which are short and matter, then connections in use; what is
/// left of the largest number of connections is idle.
///
/// @param dialing connections being dialed
/// @param active connections in use
/// @param idle connections in no use
public record StateCounts(int dialing, int active, int idle) {
  /// What to show of a slot.
  ///
  /// @param last the state at its end
  /// @param most the largest of each count that it saw
  public static StateCounts of(HostState last, HostState most) {
    int open = Math.min(last.dialing(), most.dialing()) + last.active() + last.idle();
    int total = Math.max(open, Math.max(most.dialing(), Math.max(most.active(), most.idle())));
    int active = Math.min(most.active(), total - most.dialing());
    return new StateCounts(most.dialing(), active, total - most.dialing() - active);
  }

  /// All connections.
  public int total() {
    return dialing + active + idle;
  }
}
