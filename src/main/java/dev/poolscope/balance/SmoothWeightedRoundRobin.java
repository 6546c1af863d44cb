package dev.poolscope.balance;

import java.util.List;

/// The smooth weighted round robin of nginx: every candidate gains its weight, the first with the
/// most wins and pays the total.
///
/// Source: balancer reference, nginx.
final class SmoothWeightedRoundRobin implements Rule {
  private final NginxPeers peers;

  SmoothWeightedRoundRobin(RuleSetup setup) {
    peers = new NginxPeers(setup);
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
    Endpoint winner = peers.step(candidates.endpoints(), scores);
    List<String> ties = candidates.namesWith(scores[winner.index], scores);
    return peers.picked(new Choice(winner, new Scores(scores), ties), pick);
  }

  @Override
  public void released(Endpoint endpoint, Release release) {
    peers.released(endpoint, release);
  }
}
