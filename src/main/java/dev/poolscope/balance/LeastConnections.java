package dev.poolscope.balance;

import org.jspecify.annotations.Nullable;

/// The least loaded candidate, the first on equality. Picks what a scan picks, in time proportional
/// to the logarithm of the number of candidates, as long as they stay the same, the counts are
/// those of leases as they change, and the tie rule needs no draw per tied endpoint; else it scans.
///
/// Source: balancer reference, hlts2/least-connections.
final class LeastConnections implements Rule {
  private final Counts counts;
  private final RandomSource random;
  private final TieRule ties;
  private final @Nullable LeastConnectionsScan scan;
  private @Nullable CountTree tree;
  private @Nullable Candidates indexed;
  private long lastOrder = -1;

  LeastConnections(RuleSetup setup) {
    counts = setup.counts();
    random = setup.random();
    TieRule chosen = setup.settings().ties();
    ties = chosen == null ? TieRule.FIRST : chosen;
    boolean indexable = counts.isIncremental() && ties != TieRule.RESERVOIR;
    scan = indexable ? null : new LeastConnectionsScan(setup);
  }

  @Override
  public RuleChoice choose(Pick pick) {
    if (scan != null) {
      return scan.choose(pick);
    }
    Candidates candidates = pick.candidates();
    CountTree current = tree;
    if (current == null || indexed != candidates) {
      current = CountTree.of(0, candidates.size(), i -> counts.of(candidates.get(i)));
      tree = current;
      indexed = candidates;
    }
    Endpoint winner = candidates.get(current.tied(tieIndex(current, candidates)));
    lastOrder = winner.order();
    CountTree shown = current;
    return new RuleChoice(
        winner,
        new ListView<>(shown.size(), i -> (double) shown.get(i)),
        new ListView<>(shown.ties(), k -> candidates.names().get(shown.tied(k))));
  }

  private int tieIndex(CountTree current, Candidates candidates) {
    return switch (ties) {
      case FIRST, RESERVOIR -> 0;
      case RANDOM -> current.ties() == 1 ? 0 : random.nextInt(current.ties());
      case ROTATE -> current.tiesBelow(indexAfterLast(candidates)) % current.ties();
    };
  }

  /// The least index of a candidate that joined after the last winner.
  private int indexAfterLast(Candidates candidates) {
    int low = 0;
    int high = candidates.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (candidates.get(middle).order() <= lastOrder) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public void countChanged(Endpoint endpoint) {
    if (tree != null && endpoint.isCandidate()) {
      tree = tree.with(endpoint.index, counts.of(endpoint));
    }
  }
}
