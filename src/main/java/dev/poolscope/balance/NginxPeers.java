package dev.poolscope.balance;

import java.util.List;

/// The state that nginx keeps per peer, and its smooth weighted round robin over it, which several
/// of its rules fall back to.
///
/// Source: balancer reference, nginx. Failures within the fail timeout pass a peer over; a single
/// peer never is.
///
/// Threading: guarded by the balancer's lock.
final class NginxPeers {
  private final Counts counts;
  private final int maxConns;
  private final int maxFails;
  private final long failTimeoutNanos;
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

  NginxPeers(RuleSetup setup) {
    counts = setup.counts();
    maxConns = setup.whole(RuleOption.MAX_CONNS);
    maxFails = setup.whole(RuleOption.MAX_FAILS);
    failTimeoutNanos = (long) setup.number(RuleOption.FAIL_TIMEOUT_NANOS);
  }

  /// Whether a peer is neither full nor passed over after failures.
  boolean admits(Endpoint endpoint, long nowNanos) {
    if (maxConns > 0 && counts.of(endpoint) >= maxConns) {
      return false;
    }
    Peer peer = peers.of(endpoint);
    return maxFails == 0
        || peer.fails < maxFails
        || nowNanos - peer.checkedNanos > failTimeoutNanos;
  }

  /// One step over some peers, in their order: the first with the greatest current weight.
  Endpoint step(List<Endpoint> endpoints) {
    return step(endpoints, new double[endpoints.size()]);
  }

  /// One step.
  ///
  /// @param scores receives the current weights as the winner was found
  Endpoint step(List<Endpoint> endpoints, double[] scores) {
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
  Choice picked(Choice choice, Pick pick) {
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

  /// Takes note of the end of a lease.
  void released(Endpoint endpoint, Release release) {
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
