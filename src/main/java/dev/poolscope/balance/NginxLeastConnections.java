package dev.poolscope.balance;

/// The least load per weight; equals take one step of smooth weighted round robin among themselves.
///
/// Source: balancer reference, nginx (least_conn).
final class NginxLeastConnections extends NginxRule {
  private final LowestScore lowest;

  NginxLeastConnections(RuleSetup setup) {
    super(setup);
    lowest = new LowestScore(setup.tiesOr(this::oneOf));
  }

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      // Equal fractions of whole numbers give equal quotients, so this compares like a product.
      Endpoint endpoint = candidates.get(i);
      scores[i] = counts.of(endpoint) / endpoint.effectiveWeight();
    }
    return picked(lowest.choose(candidates, scores), pick);
  }
}
