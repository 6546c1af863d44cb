package dev.poolscope.balance;

/// Power of two choices by the load cost · (pending + 1), the first drawn on equality. The cost of
/// an endpoint is its latency: a greater sample replaces it, a smaller one is averaged in, and it
/// decays towards 0 while there is none, by the factor e each decay time. An endpoint of unknown
/// cost that has calls pending gets a huge load. The end of every lease is a sample.
///
/// Source: balancer reference, Finagle.
final class PeakEwma implements Rule {
  private static final double PENALTY = Long.MAX_VALUE >> 16;

  private final Counts counts;
  private final double decayNanos;
  private final TwoChoices choices;
  private final PerEndpoint<Cost> costs = new PerEndpoint<>(_ -> new Cost());

  /// The decaying latency of an endpoint.
  static final class Cost {
    private double nanos;
    private boolean stamped;
    private long stampNanos;

    /// Takes in a sample; one of 0 just lets it decay.
    double observe(double sampleNanos, long nowNanos, double decayNanos) {
      double passed = stamped ? Math.max(0, nowNanos - stampNanos) : 0;
      double kept = Math.exp(-passed / decayNanos);
      nanos = sampleNanos > nanos ? sampleNanos : nanos * kept + sampleNanos * (1 - kept);
      stamped = true;
      stampNanos = nowNanos;
      return nanos;
    }
  }

  PeakEwma(RuleSetup setup) {
    counts = setup.counts();
    decayNanos = setup.get(BalancerSettings::decay).toNanos();
    choices = new TwoChoices(setup.random(), setup.tiesOr(TieRule.FIRST));
  }

  @Override
  public RuleChoice choose(Pick pick) {
    return choices.choose(pick.candidates(), endpoint -> load(endpoint, pick.nowNanos()));
  }

  private double load(Endpoint endpoint, long nowNanos) {
    double cost = costs.of(endpoint).observe(0, nowNanos, decayNanos);
    int pending = counts.of(endpoint);
    return cost == 0 && pending > 0 ? PENALTY + pending : cost * (pending + 1);
  }

  @Override
  public void released(Endpoint endpoint, Release release) {
    costs.of(endpoint).observe((double) release.latencyNanos(), release.nowNanos(), decayNanos);
  }
}
