package dev.poolscope.client;

import dev.poolscope.experiment.Pooling;
import dev.poolscope.load.PooledRequest;

/// Whose pool a request uses: requests of equal owners share one.
///
/// @param instance which of the run's clients carries out the request, from 1
/// @param client the identity that the request carries, where every client has a pool of its own;
///   otherwise empty
record PoolOwner(int instance, String client) {
  static PoolOwner of(PooledRequest request, Pooling pooling) {
    return new PoolOwner(request.instance(), pooling == Pooling.PER_CLIENT ? request.client() : "");
  }
}
