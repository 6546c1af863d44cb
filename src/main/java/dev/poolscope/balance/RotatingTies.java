package dev.poolscope.balance;

import java.util.List;

/// The next endpoint after the last winner, in the order in which they joined.
///
/// Threading: guarded by the balancer's lock.
final class RotatingTies implements TieBreaker {
  private long lastOrder = -1;

  @Override
  public Endpoint choose(List<Endpoint> tied) {
    Endpoint first = tied.getFirst();
    Endpoint next = null;
    for (Endpoint endpoint : tied) {
      if (endpoint.order() < first.order()) {
        first = endpoint;
      }
      if (endpoint.order() > lastOrder && (next == null || endpoint.order() < next.order())) {
        next = endpoint;
      }
    }
    Endpoint winner = next == null ? first : next;
    lastOrder = winner.order();
    return winner;
  }
}
