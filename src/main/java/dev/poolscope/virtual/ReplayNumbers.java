package dev.poolscope.virtual;

import dev.poolscope.pool.GoLimits;
import java.util.List;

/// What came of a replay.
///
/// @param limits the limits that held
/// @param hosts each host, in the order of the traffic
/// @param all all hosts together
public record ReplayNumbers(GoLimits limits, List<ReplayedHost> hosts, ReplayedHost all) {
  /// The name of all hosts together.
  public static final String ALL = "all";
}
