package dev.poolscope.balance;

import java.util.List;
import java.util.function.Predicate;

/// A table of endpoints that a hash is looked up in. Immutable.
interface KeyTable {
  /// The first acceptable endpoint from a hash's place on.
  ///
  /// @throws IllegalStateException if none is acceptable
  Endpoint find(long hash, Predicate<Endpoint> acceptable);

  /// Makes tables of endpoints.
  @FunctionalInterface
  interface Builder {
    /// A table of at least one endpoint.
    KeyTable of(List<Endpoint> members, RuleSetup setup);
  }

  /// Walks over entries from one on, round once.
  static Endpoint walk(Endpoint[] entries, int start, Predicate<Endpoint> acceptable) {
    for (int i = 0; i < entries.length; i++) {
      Endpoint endpoint = entries[(start + i) % entries.length];
      if (acceptable.test(endpoint)) {
        return endpoint;
      }
    }
    throw new IllegalStateException("no entry of the hash table is acceptable");
  }
}
