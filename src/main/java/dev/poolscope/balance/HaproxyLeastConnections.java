package dev.poolscope.balance;

/// The smallest key wins: 0 for an idle endpoint, whatever its weight, else (load + 1) · 4096 over
/// 16 times the weight, rounded down. Any of the equals, by a draw.
///
/// Source: balancer reference, HAProxy (leastconn).
final class HaproxyLeastConnections implements Rule {
  private static final int SCALE = 16;
  private static final long FULL_WEIGHT = 256L * SCALE;

  private final Counts counts;
  private final LowestScore lowest;

  HaproxyLeastConnections(RuleSetup setup) {
    counts = setup.counts();
    lowest = new LowestScore(setup.tiesOr(TieRule.RANDOM));
  }

  @Override
  public boolean followsWeights() {
    return true;
  }

  @Override
  public RuleChoice choose(Pick pick) {
    return lowest.choose(pick.candidates(), each -> key(counts.of(each), scaled(each)));
  }

  private static long scaled(Endpoint endpoint) {
    return Math.max(1, Math.round(endpoint.effectiveWeight() * SCALE));
  }

  /// The key of an endpoint.
  ///
  /// @param scaledWeight 16 times the weight
  static long key(int inFlight, long scaledWeight) {
    return inFlight == 0 ? 0 : (inFlight + 1L) * FULL_WEIGHT / scaledWeight;
  }
}
