package dev.poolscope.balance;

/// Takes the candidates in turn: a counter modulo their number.
///
/// Source: balancer reference, gnet.
final class RoundRobin implements Rule {
  private long counter;

  @Override
  public RuleChoice choose(Pick pick) {
    Candidates candidates = pick.candidates();
    return RuleChoice.of(candidates.get((int) (counter++ % candidates.size())));
  }
}
