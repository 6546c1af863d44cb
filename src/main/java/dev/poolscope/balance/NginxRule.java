package dev.poolscope.balance;

import java.util.List;

/// What the rules of nginx share: the state of each peer, which failures change, and a smooth
/// weighted round robin over it, which several of them fall back to.
///
/// Source: balancer reference, nginx. Failures within the fail timeout pass a peer over; a single
/// peer never is.
///
/// Threading: guarded by the balancer's lock.
abstract class NginxRule implements Rule {
  final Counts counts;
  private final int maxConns;
  private final int maxFails;
  final long failTimeoutNanos;
  private final PerEndpoint<Peer> peers = new PerEndpoint<>(Peer::new);
  private int members;

  /// One peer. Its effective weight sinks with failures and creeps back with picks.
  private static final class Peer {
    double current;
    int effective;
    int fails;
    boolean everPicked;
    long checkedNanos;
    long accessedNanos;

    Peer(Endpoint endpoint) {
      effective = endpoint.weight();
    }
  }

  NginxRule(RuleSetup setup) {
    counts = setup.counts();
    maxConns = setup.get(BalancerSettings::maxConns);
    maxFails = setup.get(BalancerSettings::maxFails);
    failTimeoutNanos = setup.get(BalancerSettings::failTimeout).toNanos();
  }

  @Override
  public boolean followsWeights() {
    return true;
  }

  @Override
  public boolean isSelective() {
    return true;
  }

  /// Whether a peer is neither full nor passed over after failures.
  @Override
  public boolean admits(Endpoint endpoint, long nowNanos) {
    if (maxConns > 0 && counts.of(endpoint) >= maxConns) {
      return false;
    }
    Peer peer = peers.of(endpoint);
    return maxFails == 0
        || peer.fails < maxFails
        || nowNanos - peer.checkedNanos > failTimeoutNanos;
  }

  /// One step over some peers, in their order: the first with the greatest current weight.
  final Endpoint step(List<Endpoint> endpoints) {
    return step(endpoints, new double[endpoints.size()]);
  }

  /// One step.
  ///
  /// @param scores receives the current weights as the winner was found
  final Endpoint step(List<Endpoint> endpoints, double[] scores) {
    Endpoint best = endpoints.getFirst();
    double greatest = Double.NEGATIVE_INFINITY;
    double total = 0;
    for (int i = 0; i < endpoints.size(); i++) {
      Endpoint endpoint = endpoints.get(i);
      Peer peer = peers.of(endpoint);
      double gain = peer.effective * endpoint.warmth;
      peer.current += gain;
      total += gain;
      if (peer.effective < endpoint.weight()) {
        peer.effective++;
      }
      scores[i] = peer.current;
      if (peer.current > greatest) {
        greatest = peer.current;
        best = endpoint;
      }
    }
    peers.of(best).current -= total;
    return best;
  }

  /// Takes note of a pick, by whatever rule: it may be the check of a peer that failed.
  final RuleChoice picked(RuleChoice choice, Pick pick) {
    members = pick.members().size();
    Peer peer = peers.of(choice.endpoint());
    if (!peer.everPicked || pick.nowNanos() - peer.checkedNanos > failTimeoutNanos) {
      if (!peer.everPicked) {
        peer.accessedNanos = pick.nowNanos();
      }
      peer.everPicked = true;
      peer.checkedNanos = pick.nowNanos();
    }
    return choice;
  }

  /// One of some peers with equal scores: one step among them.
  final Endpoint oneOf(List<Endpoint> tied) {
    return tied.size() == 1 ? tied.getFirst() : step(tied);
  }

  /// Takes note of the end of a lease.
  @Override
  public void released(Endpoint endpoint, Release release) {
    Peer peer = peers.of(endpoint);
    if (!(release.outcome() instanceof Outcome.Failed)) {
      if (peer.accessedNanos - peer.checkedNanos < 0) {
        peer.fails = 0;
      }
      return;
    }
    if (members == 1) {
      peer.fails = 0;
      return;
    }
    peer.fails++;
    peer.accessedNanos = release.nowNanos();
    peer.checkedNanos = release.nowNanos();
    if (maxFails > 0) {
      peer.effective = Math.max(0, peer.effective - endpoint.weight() / maxFails);
    }
  }
}
