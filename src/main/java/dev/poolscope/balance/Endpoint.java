package dev.poolscope.balance;

/// A target inside a balancer, with its current load.
///
/// Threading: guarded by the balancer's lock.
final class Endpoint {
  private static final int MOST_WEIGHT = 1_000_000;

  private final String name;
  private final int weight;
  private final long order;

  /// Leases taken and not released.
  int leases;

  /// Leases that count, which may be later than they are taken.
  int counted;

  /// The count in the last sample.
  int sampled;

  /// Its place among the candidates of the latest pick, -1 if it was none.
  int index = -1;

  /// Whether it is out of the choice on request.
  boolean drained;

  /// Whether it is out of the choice for its failures.
  boolean ejected;

  /// When its ejection ends; means nothing unless ejected.
  long ejectedUntilNanos;

  /// How often it was ejected.
  int ejections;

  /// Failures since the last success.
  int consecutiveFailures;

  /// Whether it has not reached its full share yet.
  boolean warming;

  /// When it began to warm up; means nothing unless warming.
  long warmingSinceNanos;

  /// The share of its weight that it has while warming, else 1.
  double warmth = 1;

  /// @param order greater than that of every endpoint that joined before
  Endpoint(String name, int weight, long order) {
    if (weight < 1 || weight > MOST_WEIGHT) {
      throw new IllegalArgumentException(
          "weight of " + name + " is " + weight + "; allowed: 1 to " + MOST_WEIGHT);
    }
    this.name = name;
    this.weight = weight;
    this.order = order;
  }

  String name() {
    return name;
  }

  long order() {
    return order;
  }

  /// The nominal weight.
  int weight() {
    return weight;
  }

  /// The weight as of this pick: less than the nominal one while warming.
  double effectiveWeight() {
    return weight * warmth;
  }

  boolean isCandidate() {
    return index >= 0;
  }

  void warmUp(long nowNanos) {
    warming = true;
    warmingSinceNanos = nowNanos;
  }
}
