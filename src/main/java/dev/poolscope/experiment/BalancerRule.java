package dev.poolscope.experiment;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerRegistry;
import dev.poolscope.balance.RuleOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rule by which a balancer picks: one of the [BalancerRegistry], which is the definition, or
/// none.
///
/// @param id how the file writes it
/// @param doc what it does, without a full stop
/// @param options the fields of [Balancer] that only some rules have and this one does, in their
///   order
public record BalancerRule(String id, String doc, List<String> options) {
  /// Nobody picks.
  public static final BalancerRule NONE =
      new BalancerRule("none", "nobody picks: each load names its target", List.of());

  private static final List<BalancerRule> ALL =
      Stream.concat(
              Stream.of(NONE), BalancerRegistry.kinds().stream().map(BalancerRule::ofRegistry))
          .toList();

  /// Fields that go with every rule.
  private static final Set<String> COMMON = Set.of("per", "slowStart", "ejection", "subset");

  /// None, and all rules of the registry in its order.
  public static List<BalancerRule> all() {
    return ALL;
  }

  /// Why a field of [Balancer] cannot be given under this rule; empty when the rule has it.
  public Optional<String> lacks(String field) {
    if (field.equals("kind") || has(field)) {
      return Optional.empty();
    }
    return Optional.of(equals(NONE) ? "there is no balancer" : id + " has no " + field);
  }

  boolean has(String field) {
    String option = field.equals("sampleEvery") ? "countWhen" : field;
    return !equals(NONE) && (COMMON.contains(field) || options.contains(option));
  }

  private static BalancerRule ofRegistry(BalancerKind kind) {
    String sentence = kind.description();
    String doc = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    return new BalancerRule(
        kind.id(),
        doc.substring(0, doc.length() - 1),
        kind.options().stream().sorted().map(BalancerRule::fieldOf).toList());
  }

  /// The option `count-when` is the field `countWhen`.
  private static String fieldOf(RuleOption option) {
    List<String> words = List.of(option.id().split("-"));
    return words.getFirst()
        + words.stream()
            .skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }
}
