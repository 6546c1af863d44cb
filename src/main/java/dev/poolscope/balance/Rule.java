package dev.poolscope.balance;

/// How one endpoint is chosen among several. A rule knows nothing about membership, leases or
/// locks.
///
/// Threading: guarded by the balancer's lock.
interface Rule {
  /// Chooses one of the candidates.
  RuleChoice choose(Pick pick);

  /// Whether the rule reads [Endpoint#effectiveWeight] at every pick, so that slow start may work
  /// by it.
  default boolean followsWeights() {
    return false;
  }

  /// Whether the rule may refuse endpoints, so that [#admits] needs to be asked.
  default boolean isSelective() {
    return false;
  }

  /// Whether the rule has any use for an endpoint in this pick. Asked before the choice, for
  /// members that are otherwise eligible.
  default boolean admits(Endpoint endpoint, long nowNanos) {
    return true;
  }

  /// The load of an endpoint changed by one lease.
  default void countChanged(Endpoint endpoint) {}

  /// A lease ended.
  default void released(Endpoint endpoint, Release release) {}
}
