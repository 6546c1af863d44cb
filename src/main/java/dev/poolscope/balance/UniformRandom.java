package dev.poolscope.balance;

/// Any candidate with the same probability, by one draw.
final class UniformRandom implements Rule {
  private final RandomSource random;

  UniformRandom(RuleSetup setup) {
    random = setup.random();
  }

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    return RuleChoice.of(candidates.get(random.nextInt(candidates.size())));
  }
}
