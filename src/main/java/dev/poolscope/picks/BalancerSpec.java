package dev.poolscope.picks;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerOptions;
import dev.poolscope.balance.BalancerRegistry;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.balance.RandomSource;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A balancer as a user asked for it. Immutable.
///
/// @param label what the user wrote, as a name for it
/// @param kind the rule
/// @param options how it differs from the rule's defaults
public record BalancerSpec(String label, BalancerKind kind, BalancerOptions options) {
  /// A rule with options.
  ///
  /// @param id the rule's id
  /// @param options texts `name=value`
  /// @throws InvalidPicksException if there is no such rule, or it does not have the options
  public static BalancerSpec of(String id, List<OptionText> options) {
    return spec(id, id, options);
  }

  /// A rule with its options in one text, as `ring-hash,ring-size=65536`.
  ///
  /// @throws InvalidPicksException if there is no such rule, or it does not have the options
  public static BalancerSpec parse(String text) {
    List<String> parts = List.of(text.split(",", -1));
    List<OptionText> options = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      options.add(OptionText.parse("--balancer " + text, part));
    }
    return spec(text, parts.getFirst(), options);
  }

  private static BalancerSpec spec(String label, String id, List<OptionText> options) {
    BalancerKind kind = kind(id);
    return new BalancerSpec(label, kind, OptionReader.read(kind, options));
  }

  /// A new balancer of it.
  ///
  /// @throws InvalidPicksException if the options do not go together
  public Balancer create(List<BalancerSetup.Member> members, long seed) {
    try {
      return kind.create(new BalancerSetup(members, options, RandomSource.seeded(seed), Map.of()));
    } catch (IllegalArgumentException e) {
      throw new InvalidPicksException("--balancer " + label + ": " + e.getMessage());
    }
  }

  private static BalancerKind kind(String id) {
    List<String> ids = BalancerRegistry.kinds().stream().map(BalancerKind::id).toList();
    if (!ids.contains(id)) {
      throw new InvalidPicksException(
          "--balancer: "
              + Texts.quoted(id)
              + " is no balancer"
              + Experiments.suggestion(id, ids)
              + "; allowed: "
              + Texts.either(ids));
    }
    return BalancerRegistry.kind(id);
  }
}
