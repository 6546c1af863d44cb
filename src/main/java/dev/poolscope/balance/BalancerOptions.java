package dev.poolscope.balance;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a balancer differs from its rule's defaults. Immutable.
///
/// @param counts what counts as load; null = the rule's default
/// @param countWhen when it counts; null = the rule's default
/// @param ties who wins among equals; null = the rule's default
/// @param numbers the rule's other options, those that differ
/// @param slowStart a gradual start for endpoints that join; null = none
/// @param ejection ejection of endpoints that keep failing; null = none
/// @param subset the part of the endpoints to use; null = all
public record BalancerOptions(
    @Nullable CountWhat counts,
    @Nullable CountWhen countWhen,
    @Nullable TieRule ties,
    Map<RuleOption, Double> numbers,
    @Nullable SlowStart slowStart,
    @Nullable OutlierEjection ejection,
    @Nullable Subset subset) {
  /// Nothing differs.
  public static final BalancerOptions DEFAULTS =
      new BalancerOptions(null, null, null, Map.of(), null, null, null);

  /// Refuses numbers out of range.
  public BalancerOptions {
    numbers.forEach(RuleOption::check);
    numbers = Map.copyOf(numbers);
  }

  /// With another count.
  public BalancerOptions withCounts(CountWhat what) {
    return new BalancerOptions(what, countWhen, ties, numbers, slowStart, ejection, subset);
  }

  /// With another time of counting.
  public BalancerOptions withCountWhen(CountWhen when) {
    return new BalancerOptions(counts, when, ties, numbers, slowStart, ejection, subset);
  }

  /// With another tie rule.
  public BalancerOptions withTies(TieRule rule) {
    return new BalancerOptions(counts, countWhen, rule, numbers, slowStart, ejection, subset);
  }

  /// With another number.
  ///
  /// @throws IllegalArgumentException if the option is not a number or the value out of range
  public BalancerOptions with(RuleOption option, double value) {
    Map<RuleOption, Double> changed = new EnumMap<>(RuleOption.class);
    changed.putAll(numbers);
    changed.put(option, value);
    return new BalancerOptions(counts, countWhen, ties, changed, slowStart, ejection, subset);
  }

  /// With slow start.
  public BalancerOptions withSlowStart(SlowStart start) {
    return new BalancerOptions(counts, countWhen, ties, numbers, start, ejection, subset);
  }

  /// With outlier ejection.
  public BalancerOptions withEjection(OutlierEjection rule) {
    return new BalancerOptions(counts, countWhen, ties, numbers, slowStart, rule, subset);
  }

  /// Confined to a subset.
  public BalancerOptions withSubset(Subset part) {
    return new BalancerOptions(counts, countWhen, ties, numbers, slowStart, ejection, part);
  }
}
