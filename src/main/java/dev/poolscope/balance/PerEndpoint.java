package dev.poolscope.balance;

import java.util.WeakHashMap;
import java.util.function.Function;

/// A rule's own state of each endpoint, made when first asked for. It goes when the endpoint goes.
///
/// Threading: guarded by the balancer's lock.
final class PerEndpoint<S> {
  private final WeakHashMap<Endpoint, S> states = new WeakHashMap<>();
  private final Function<Endpoint, S> initial;

  /// @param initial makes a state, which must not refer to the endpoint
  PerEndpoint(Function<Endpoint, S> initial) {
    this.initial = initial;
  }

  S of(Endpoint endpoint) {
    return states.computeIfAbsent(endpoint, initial);
  }
}
