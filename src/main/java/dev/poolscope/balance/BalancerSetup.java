package dev.poolscope.balance;

import java.util.List;
import java.util.Map;

/// What a balancer is made from.
///
/// @param members the endpoints it begins with; may be empty
/// @param options how it differs from its rule's defaults
/// @param random its random draws
/// @param sources the counts that the surroundings keep; only those that the options name are
///   needed
public record BalancerSetup(
    List<Member> members,
    BalancerOptions options,
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

  /// Endpoints of equal weight, draws from a seed, no counts of the surroundings.
  public static BalancerSetup of(List<String> names, BalancerOptions options, long seed) {
    List<Member> members = names.stream().map(name -> new Member(name, 1)).toList();
    return new BalancerSetup(members, options, RandomSource.seeded(seed), Map.of());
  }
}
