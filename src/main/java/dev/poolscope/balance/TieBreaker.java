package dev.poolscope.balance;

import java.util.List;

/// Decides between equals.
///
/// Threading: guarded by the balancer's lock.
@FunctionalInterface
interface TieBreaker {
  /// One of at least one endpoint. Called for every choice, so that it knows the winners.
  Endpoint choose(List<Endpoint> tied);

  static TieBreaker of(TieRule rule, RandomSource random) {
    return switch (rule) {
      case FIRST -> List::getFirst;
      case ROTATE -> new RotatingTies();
      case RANDOM -> tied -> tied.size() == 1 ? tied.getFirst() : drawn(tied, random);
      case RESERVOIR -> tied -> sampled(tied, random);
    };
  }

  private static Endpoint drawn(List<Endpoint> tied, RandomSource random) {
    return tied.get(random.nextInt(tied.size()));
  }

  private static Endpoint sampled(List<Endpoint> tied, RandomSource random) {
    Endpoint kept = tied.getFirst();
    for (int k = 2; k <= tied.size(); k++) {
      if (random.nextInt(k) == 0) {
        kept = tied.get(k - 1);
      }
    }
    return kept;
  }
}
