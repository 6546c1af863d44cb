package dev.poolscope.picks;

import dev.poolscope.balance.PickRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one step did.
///
/// @param line the step
/// @param host the host that it was about, or null if there was none
/// @param inFlight the leases out on each host after it
/// @param pick how the choice was made, or null if the step was no pick or found no host
/// @param refusal why a pick found no host, or null if it did
public record StepRow(
    Script.Line line,
    @Nullable String host,
    List<HostLoad> inFlight,
    @Nullable PickRecord pick,
    @Nullable String refusal) {

  /// How many leases are out on a host.
  public record HostLoad(String host, int inFlight) {}
}
