package dev.poolscope.balance;

/// The least loaded candidate by a scan over all of them, the first on equality.
///
/// Source: balancer reference, gnet (since v1.4.5).
final class LeastConnectionsScan implements Rule {
  private final Counts counts;
  private final LowestScore lowest;

  LeastConnectionsScan(RuleSetup setup) {
    counts = setup.counts();
    lowest = new LowestScore(setup.tiesOr(TieRule.FIRST));
  }

  @Override
  public RuleChoice choose(Pick pick) {
    return lowest.choose(pick.candidates(), counts::of);
  }
}
