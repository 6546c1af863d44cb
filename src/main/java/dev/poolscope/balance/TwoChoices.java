package dev.poolscope.balance;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Two different candidates are drawn, the one with the lower load wins. The first is drawn among
/// all, the second among the others: a number at or above the first is one too low.
///
/// Source: balancer reference, Finagle.
///
/// Threading: guarded by the balancer's lock.
final class TwoChoices {
  private final RandomSource random;
  private final TieBreaker ties;

  TwoChoices(RandomSource random, TieBreaker ties) {
    this.random = random;
    this.ties = ties;
  }

  RuleChoice choose(Candidates candidates, ToDoubleFunction<Endpoint> load) {
    double[] scores = candidates.noScores();
    int first = 0;
    int second = 0;
    if (candidates.size() > 1) {
      first = random.nextInt(candidates.size());
      second = random.nextInt(candidates.size() - 1);
      if (second >= first) {
        second++;
      }
    }
    Endpoint a = candidates.get(first);
    Endpoint b = candidates.get(second);
    scores[first] = load.applyAsDouble(a);
    scores[second] = load.applyAsDouble(b);
    boolean tied = first != second && scores[first] == scores[second];
    List<Endpoint> best = tied ? List.of(a, b) : List.of(scores[first] <= scores[second] ? a : b);
    List<String> names = best.stream().map(Endpoint::name).toList();
    return new RuleChoice(ties.choose(best), scores, names);
  }
}
