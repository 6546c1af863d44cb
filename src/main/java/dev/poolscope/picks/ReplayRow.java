package dev.poolscope.picks;

import java.util.List;
import java.util.OptionalDouble;

/// Where the requests of a recording went, or would have gone. Immutable.
///
/// @param balancer the balancer, or [Replay#RECORDED]
/// @param hosts the picks by host
/// @param refused requests for which no host was eligible
/// @param jainIndex Jain's index of picks per weight; empty if there were none
/// @param maxOverMean the most picks per weight of a host over their mean; empty if there were none
/// @param movedKeys the share of client keys whose first request went to another host; empty where
///   there is nothing to compare with
public record ReplayRow(
    String balancer,
    List<HostPicks> hosts,
    long refused,
    OptionalDouble jainIndex,
    OptionalDouble maxOverMean,
    OptionalDouble movedKeys) {

  /// The picks of one host.
  ///
  /// @param share its part of all picks, 0 to 1
  public record HostPicks(String host, long picks, double share) {}
}
