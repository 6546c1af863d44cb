package dev.poolscope.balance;

/// The random rule of nginx: any member with a probability by weight; an ineligible one is drawn
/// again, up to 20 times, before smooth weighted round robin decides.
///
/// A draw from 0 to 1 times the total weight falls into the range of one member, the ranges being
/// laid end to end.
///
/// Source: balancer reference, nginx.
final class WeightedRandom extends NginxRule {
  private static final int TRIES = 20;

  private final RandomSource random;

  WeightedRandom(RuleSetup setup) {
    super(setup);
    random = setup.random();
  }

  @Override
  public RuleChoice choose(Pick pick) {
    double total = 0;
    for (Endpoint endpoint : pick.members()) {
      total += endpoint.effectiveWeight();
    }
    for (int i = 0; i < TRIES; i++) {
      Endpoint drawn = memberAt(pick, random.nextDouble() * total);
      if (drawn.isCandidate()) {
        return picked(RuleChoice.of(drawn), pick);
      }
    }
    return picked(RuleChoice.of(step(pick.candidates().endpoints())), pick);
  }

  private static Endpoint memberAt(Pick pick, double position) {
    double rest = position;
    for (Endpoint endpoint : pick.members()) {
      rest -= endpoint.effectiveWeight();
      if (rest < 0) {
        return endpoint;
      }
    }
    return pick.members().getLast();
  }
}
