package dev.poolscope.balance;

import org.jspecify.annotations.Nullable;

/// What a rule is made from.
///
/// @param options how it differs from its defaults
/// @param counts the load of endpoints
/// @param random the random draws, which end up in the record of the pick
record RuleSetup(BalancerOptions options, Counts counts, RandomSource random) {
  double number(RuleOption option) {
    Double value = options.numbers().get(option);
    return value == null ? option.standard() : value;
  }

  int whole(RuleOption option) {
    return (int) number(option);
  }

  /// The tie breaker of the options, or else the given one.
  TieBreaker tiesOr(TieBreaker standard) {
    @Nullable TieRule rule = options.ties();
    return rule == null ? standard : TieBreaker.of(rule, random);
  }

  /// The tie breaker of the options, or else that of a tie rule.
  TieBreaker tiesOr(TieRule standard) {
    return tiesOr(TieBreaker.of(standard, random));
  }
}
