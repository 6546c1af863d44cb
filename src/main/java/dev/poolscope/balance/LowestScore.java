package dev.poolscope.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The choice of a full scan: the least score wins.
///
/// Threading: guarded by the balancer's lock.
final class LowestScore {
  private final TieBreaker ties;

  LowestScore(TieBreaker ties) {
    this.ties = ties;
  }

  /// Chooses by the score of each candidate.
  RuleChoice choose(Candidates candidates, ToDoubleFunction<Endpoint> score) {
    double[] scores = candidates.scores(score);
    double least = Double.POSITIVE_INFINITY;
    for (double each : scores) {
      least = Math.min(least, each);
    }
    List<Endpoint> tied = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] == least) {
        tied.add(candidates.get(i));
      }
    }
    List<String> names =
        tied.size() == scores.length
            ? candidates.names()
            : tied.stream().map(Endpoint::name).toList();
    return new RuleChoice(ties.choose(tied), scores, names);
  }
}
