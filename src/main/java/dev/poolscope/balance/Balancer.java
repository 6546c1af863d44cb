package dev.poolscope.balance;

/// Chooses an endpoint for one call.
///
/// Threading: safe for use by any thread. One lock per balancer guards the choice, the leases and
/// the endpoints; count sources and random sources are called while it is held, so they must not
/// call back.
public interface Balancer {
  /// The endpoints it chooses from; they may change at any time.
  Endpoints endpoints();

  /// Chooses an endpoint and takes a lease on it, which the caller must release once.
  ///
  /// @throws NoEndpointException if no endpoint is eligible
  /// @throws IllegalArgumentException if the rule needs a key and the context has none
  Lease pick(PickContext context) throws NoEndpointException;
}
