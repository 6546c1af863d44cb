package dev.poolscope.balance;

/// Counts that the surroundings keep.
///
/// Threading: called under the balancer's lock; must answer at once and not call back.
@FunctionalInterface
public interface CountSource {
  /// The present count of an endpoint, at least 0; 0 for one that it does not know.
  int count(String endpoint);
}
