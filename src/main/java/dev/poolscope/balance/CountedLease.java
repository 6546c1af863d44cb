package dev.poolscope.balance;

/// A lease of a [RuleBalancer].
///
/// Threading: safe for use by any thread; what changes is guarded by the balancer's lock.
final class CountedLease implements Lease {
  private final RuleBalancer balancer;
  private final PickRecord pick;

  /// The endpoint.
  final Endpoint target;

  /// Whether it counts towards the endpoint's load.
  boolean counts;

  /// Whether it was released.
  boolean ended;

  CountedLease(RuleBalancer balancer, Endpoint target, PickRecord pick) {
    this.balancer = balancer;
    this.target = target;
    this.pick = pick;
  }

  @Override
  public String endpoint() {
    return pick.chosen();
  }

  @Override
  public PickRecord pick() {
    return pick;
  }

  @Override
  public void connected() {
    balancer.connected(this);
  }

  @Override
  public void release(Outcome outcome, long nowNanos) {
    balancer.release(this, outcome, nowNanos);
  }

  @Override
  public void close() {
    balancer.close(this);
  }
}
