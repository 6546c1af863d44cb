package dev.poolscope.balance;

/// The least load per weight; equals take one step of smooth weighted round robin among themselves.
///
/// Source: balancer reference, nginx (least_conn).
final class NginxLeastConnections extends NginxRule {
  private final LowestScore lowest;

  NginxLeastConnections(RuleSetup setup) {
    super(setup);
    lowest = new LowestScore(setup.tiesOr(this::oneOf));
  }

  @Override
  public RuleChoice choose(Pick pick) {
    // Equal fractions of whole numbers give equal quotients, so this compares like a product.
    return picked(
        lowest.choose(pick.candidates(), each -> counts.of(each) / each.effectiveWeight()), pick);
  }
}
