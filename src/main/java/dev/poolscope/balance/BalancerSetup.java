package dev.poolscope.balance;

import java.util.List;
import java.util.Map;

/// What a balancer is made from.
///
/// @param settings its kind and options
/// @param members the endpoints it begins with; may be empty
/// @param seed which endpoints are its subset, where it is confined to one
/// @param random its random draws
/// @param sources the counts that the surroundings keep; only those that the settings name are
///   needed
public record BalancerSetup(
    BalancerSettings settings,
    List<Member> members,
    long seed,
    RandomSource random,
    Map<CountWhat, CountSource> sources) {
  /// Copies its collections.
  public BalancerSetup {
    members = List.copyOf(members);
    sources = Map.copyOf(sources);
  }

  /// An endpoint to begin with.
  ///
  /// @param weight its share where the rule has weights, 1 to 1,000,000
  public record Member(String name, int weight) {}

  /// A new balancer.
  ///
  /// @throws IllegalArgumentException if a count has no source, a name is there twice or a weight
  ///   out of range
  public Balancer create() {
    return new RuleBalancer(this);
  }
}
