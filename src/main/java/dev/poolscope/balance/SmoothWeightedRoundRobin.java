package dev.poolscope.balance;

import java.util.List;

/// The smooth weighted round robin of nginx: every candidate gains its weight, the first with the
/// most wins and pays the total.
///
/// Source: balancer reference, nginx.
final class SmoothWeightedRoundRobin extends NginxRule {

  SmoothWeightedRoundRobin(RuleSetup setup) {
    super(setup);
  }

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    double[] scores = new double[candidates.size()];
    Endpoint winner = step(candidates.endpoints(), scores);
    List<String> ties = candidates.namesWith(scores[winner.index], scores);
    return picked(new RuleChoice(winner, scores, ties), pick);
  }
}
