package dev.poolscope.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The root of a heap that is put in order only after as many count changes as there are
/// candidates, or when the candidates change; in between the same endpoint wins again and again.
/// The scores of a record are the counts at that time.
///
/// Source: balancer reference, gnet (June 2020).
final class CachedRootHeap implements Rule {
  private final Counts counts;
  private @Nullable Candidates heaped;
  private Endpoint[] heap = {};
  private int changes;
  private RuleChoice cached = new RuleChoice(new Endpoint("none", 1, 0), List.of(), List.of());

  CachedRootHeap(RuleSetup setup) {
    counts = setup.counts();
  }

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    if (heaped != candidates) {
      heaped = candidates;
      heap = candidates.endpoints().toArray(Endpoint[]::new);
      order(candidates);
    }
    return cached;
  }

  @Override
  public void countChanged(Endpoint endpoint) {
    changes++;
    if (heaped != null && changes >= heap.length) {
      order(heaped);
    }
  }

  private void order(Candidates candidates) {
    changes = 0;
    for (int i = heap.length / 2 - 1; i >= 0; i--) {
      sink(i);
    }
    double[] scores = candidates.scores(counts::of);
    int least = counts.of(heap[0]);
    cached = new RuleChoice(heap[0], scores, candidates.namesWith(least, scores));
  }

  /// Moves an element down until no child is less; of two equal children the left one moves up.
  private void sink(int from) {
    int at = from;
    for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && isLess(child + 1, child)) {
        child++;
      }
      if (!isLess(child, at)) {
        return;
      }
      Endpoint moved = heap[at];
      heap[at] = heap[child];
      heap[child] = moved;
      at = child;
    }
  }

  private boolean isLess(int a, int b) {
    return counts.of(heap[a]) < counts.of(heap[b]);
  }
}
