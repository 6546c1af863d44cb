package dev.poolscope.balance;

/// Power of two choices: of two different candidates the less loaded, the first drawn on equality.
///
/// Source: balancer reference, Finagle.
final class PowerOfTwo implements Rule {
  private final Counts counts;
  private final TwoChoices choices;

  PowerOfTwo(RuleSetup setup) {
    counts = setup.counts();
    choices = new TwoChoices(setup.random(), setup.tiesOr(TieRule.FIRST));
  }

  @Override
  public RuleChoice choose(Pick pick) {
    return choices.choose(pick.candidates(), counts::of);
  }
}
