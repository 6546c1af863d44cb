package dev.poolscope.balance;

/// The first candidate whose load is below the limit; without a limit always the first.
///
/// Source: balancer reference, HAProxy (first).
final class FirstFree implements Rule {
  private final Counts counts;
  private final int maxConns;

  FirstFree(RuleSetup setup) {
    counts = setup.counts();
    maxConns = setup.get(BalancerSettings::maxConns);
  }

  @Override
  public boolean isSelective() {
    return maxConns > 0;
  }

  @Override
  public boolean admits(Endpoint endpoint, long nowNanos) {
    return counts.of(endpoint) < maxConns;
  }

  @Override
  public RuleChoice choose(Pick pick) {
    return RuleChoice.of(pick.candidates().get(0));
  }
}
