package dev.poolscope.balance;

import java.util.ArrayList;
import java.util.List;

/// Some candidates are drawn, the same one perhaps twice; the first stays unless a later one has
/// strictly less load.
///
/// Source: balancer reference, Envoy (least request with equal weights).
final class PowerOfTwoWithReplacement implements Rule {
  private final Counts counts;
  private final RandomSource random;
  private final TieBreaker ties;
  private final int draws;

  PowerOfTwoWithReplacement(RuleSetup setup) {
    counts = setup.counts();
    random = setup.random();
    ties = setup.tiesOr(TieRule.FIRST);
    draws = setup.get(BalancerSettings::choices);
  }

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    double[] scores = candidates.noScores();
    double least = Double.POSITIVE_INFINITY;
    List<Endpoint> best = new ArrayList<>(draws);
    for (int i = 0; i < draws; i++) {
      Endpoint drawn = candidates.get(random.nextInt(candidates.size()));
      double load = counts.of(drawn);
      scores[drawn.index] = load;
      if (load < least) {
        least = load;
        best.clear();
      }
      if (load == least && !best.contains(drawn)) {
        best.add(drawn);
      }
    }
    List<String> names = best.stream().map(Endpoint::name).toList();
    return new RuleChoice(ties.choose(best), scores, names);
  }
}
