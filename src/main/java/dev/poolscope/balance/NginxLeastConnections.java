package dev.poolscope.balance;

/// The least load per weight; equals take one step of smooth weighted round robin among themselves.
///
/// Source: balancer reference, nginx (least_conn).
final class NginxLeastConnections implements Rule {
  private final Counts counts;
  private final NginxPeers peers;
  private final LowestScore lowest;

  NginxLeastConnections(RuleSetup setup) {
    counts = setup.counts();
    peers = new NginxPeers(setup);
    lowest =
        new LowestScore(
            setup.tiesOr(tied -> tied.size() == 1 ? tied.getFirst() : peers.step(tied)));
  }

  @Override
  public boolean followsWeights() {
    return true;
  }

  @Override
  public boolean isSelective() {
    return true;
  }

  @Override
  public boolean admits(Endpoint endpoint, long nowNanos) {
    return peers.admits(endpoint, nowNanos);
  }

  @Override
  public Choice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      // Equal fractions of whole numbers give equal quotients, so this compares like a product.
      Endpoint endpoint = candidates.get(i);
      scores[i] = counts.of(endpoint) / endpoint.effectiveWeight();
    }
    return peers.picked(lowest.choose(candidates, scores), pick);
  }

  @Override
  public void released(Endpoint endpoint, Release release) {
    peers.released(endpoint, release);
  }
}
