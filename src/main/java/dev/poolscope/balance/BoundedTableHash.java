package dev.poolscope.balance;

import java.util.List;

/// As [TableHash], but an endpoint that has its share of the load is skipped too. The total of
/// slots is the load and one, times the factor, rounded up; the candidates share it by weight, at
/// least one each. The scores are the loads less the slots: below 0 where there is room.
///
/// Source: balancer reference, HAProxy (hash-balance-factor) and Envoy (bounded load).
final class BoundedTableHash implements Rule {
  /// Keeps a product such as 1.1 · 10, which is a little more than 11, from being rounded up to 12.
  private static final double ROUNDING = 1e-9;

  private final Counts counts;
  private final double factor;
  private final TableHash plain;

  BoundedTableHash(RuleSetup setup, KeyTable.Builder builder) {
    counts = setup.counts();
    factor = setup.get(BalancerSettings::factor);
    plain = new TableHash(setup, builder);
  }

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    long hash = XxHash64.hash(pick.neededKey());
    double[] scores = loadsLessSlots(candidates);
    Endpoint found =
        plain
            .table(pick.members())
            .find(hash, endpoint -> endpoint.isCandidate() && scores[endpoint.index] < 0);
    return new RuleChoice(found, scores, List.of());
  }

  private double[] loadsLessSlots(Candidates candidates) {
    long load = 0;
    long[] weights = new long[candidates.size()];
    for (int i = 0; i < weights.length; i++) {
      load += counts.of(candidates.get(i));
      weights[i] = candidates.get(i).weight();
    }
    long[] slots = slots(load, factor, weights);
    double[] scores = new double[weights.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = counts.of(candidates.get(i)) - slots[i];
    }
    return scores;
  }

  /// The slots of endpoints under some total load. What does not divide evenly goes to where the
  /// running sum of weights passes a whole number.
  static long[] slots(long load, double factor, long[] weights) {
    long total = (long) Math.ceil((load + 1) * factor - ROUNDING);
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    long rest = total % sum;
    long[] slots = new long[weights.length];
    long before = 0;
    for (int i = 0; i < weights.length; i++) {
      long after = before + weights[i];
      long share = weights[i] * (total / sum) + after * rest / sum - before * rest / sum;
      slots[i] = Math.max(1, share);
      before = after;
    }
    return slots;
  }
}
