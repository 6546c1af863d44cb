package dev.poolscope.balance;

import java.util.List;

/// A schedule of deadlines: the earliest wins, the virtual time moves to it, and its next deadline
/// is one over its weight of the moment later. That weight is the nominal one over (load + 1) to
/// the power of the bias, so a bias of 0 makes it weighted round robin. Of equal deadlines the one
/// set first wins. The scores are the deadlines.
///
/// Source: balancer reference, Envoy (least request with unequal weights).
final class WeightedLeastRequest implements Rule {
  private final Counts counts;
  private final double bias;
  private final PerEndpoint<Entry> entries = new PerEndpoint<>(_ -> new Entry());
  private double time;
  private long picks;
  private long sequence;

  /// The place of an endpoint in the schedule.
  private static final class Entry {
    double deadline;
    long sequence;
    long lastPick;
  }

  WeightedLeastRequest(RuleSetup setup) {
    counts = setup.counts();
    bias = setup.get(BalancerSettings::bias);
  }

  @Override
  public boolean followsWeights() {
    return true;
  }

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    double[] scores = new double[candidates.size()];
    Endpoint winner = candidates.get(0);
    Entry best = entries.of(winner);
    picks++;
    for (int i = 0; i < scores.length; i++) {
      Endpoint endpoint = candidates.get(i);
      Entry entry = current(endpoint);
      scores[i] = entry.deadline;
      int order = Double.compare(entry.deadline, best.deadline);
      if (order < 0 || (order == 0 && entry.sequence < best.sequence)) {
        winner = endpoint;
        best = entry;
      }
    }
    List<String> names = candidates.namesWith(best.deadline, scores);
    time = best.deadline;
    schedule(best, winner);
    return new RuleChoice(winner, scores, names);
  }

  /// The entry of a candidate, newly scheduled if it was none in the pick before.
  private Entry current(Endpoint endpoint) {
    Entry entry = entries.of(endpoint);
    if (entry.lastPick != picks - 1 || entry.sequence == 0) {
      schedule(entry, endpoint);
    }
    entry.lastPick = picks;
    return entry;
  }

  private void schedule(Entry entry, Endpoint endpoint) {
    entry.deadline = time + 1 / weight(endpoint.effectiveWeight(), counts.of(endpoint), bias);
    entry.sequence = ++sequence;
  }

  /// The weight of the moment.
  static double weight(double nominal, int active, double bias) {
    return nominal / Math.pow(active + 1.0, bias);
  }
}
